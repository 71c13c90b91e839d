# /doctor 和 innkeeper doctor 說的話：看了什麼，怎麼修。
command-doctor = 檢查我在這裡需要的是否齊全
doctor-head = { $wrong ->
    [0] 一切正常。
   *[other] 有 { $wrong } 項需要你處理：
}
doctor-fine = ✓ { $what }
doctor-wrong = ✗ { $what }：{ $fix }
check-network = { $network } 有回應
fix-network = 沒有回應（{ $detail }）。過一分鐘再試；若一直如此，請檢查權杖和這台機器的網路。
check-database = 資料庫
fix-database = 沒有回應。請檢查 DATABASE_URL 和磁碟剩餘空間；innkeeper doctor 會說得更細。
check-model = 文字模型
fix-model = 遺失或損壞，現在只靠規則判斷。請重新安裝，或執行 innkeeper train。
check-clock = 時鐘
fix-clock = 與平台相差 { $seconds } 秒。若一直如此，請讓機器自動校時（NTP）。
check-office = 管理員群組
doctor-no-office = 還沒有選定管理員群組，卡片在 /cases 裡等著；用 /office 選一個。
fix-office-away = 我在那裡傳不了訊息。請把我加進去，或用 /office 換一個。
check-right = 權限 { $right }
fix-right-telegram = { $lack }。群組設定 → 管理員 → 我。
fix-right-discord = { $lack }。伺服器設定 → 身分組 → 我的身分組。
check-here = 我在這個群組裡
fix-here = 不在。請重新把我加進來。
check-supergroup = 超級群組
fix-supergroup = 一般群組裡無法將任何人禁言。把「新成員可見的聊天記錄」改為可見一次，Telegram 就會把它升級為超級群組。
check-privacy = 能讀到所有訊息
fix-privacy = 隱私模式開著，而我不是管理員。請把我設為管理員；或關掉它：@BotFather → /setprivacy → Disable，再重新把我加進來。
check-joining = 可以被加入群組
fix-joining = 已被關閉。@BotFather → /setjoingroups → Enable。
check-webhook = 訊息送得到我這裡
fix-webhook = 設了 webhook，訊息都送到那裡，到不了我這裡。重新啟動我就會移除它；若又出現，請停掉另一個程式。
fix-webhook-elsewhere = Telegram 把訊息送到 { $url }，不是我的 TELEGRAM_WEBHOOK_URL。有別的程式在用我的權杖：停掉它，再重新啟動我。
fix-webhook-failing = Telegram 送不到我的 webhook（{ $why }）。請從外面看看 TELEGRAM_WEBHOOK_URL 能不能連到我：憑證、反向代理、HTTP_PORT。
check-intent-members = Server Members Intent
fix-intent-members = 沒有打開，誰加入了我都不知道。請在 discord.com/developers/applications 的 Bot 頁打開。
check-intent-content = Message Content Intent
fix-intent-content = 沒有打開，所有訊息在我看來都是空的。請在 discord.com/developers/applications 的 Bot 頁打開。
check-role-order = 我的身分組夠高
fix-role-order = 對有 { $roles } 的人我什麼也做不了。伺服器設定 → 身分組：把我的身分組拖到上面。
check-page = 演練場的網頁
fix-page = 沒有打開。請檢查 HTTP_PORT。
check-backlog = 沒有積壓
fix-backlog = 有 { $count } 則更新在排隊，請看看機器是否跟得上。
check-channels = 每個頻道都能運作
fix-channels = 在 { $names } 我不能檢視和刪除訊息。請在那裡給我的身分組「檢視頻道」和「管理訊息」。
