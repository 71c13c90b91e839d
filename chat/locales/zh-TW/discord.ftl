# Discord 選單和審核紀錄裡的文字。
menu-report = 檢舉
menu-why = 為什麼
menu-teach = 標為廣告
time-is-up = 時間到了

option-member = 針對誰
option-case = 案例編號，例如 K7F3QM2A
option-duration = 多久，例如 10m、2h、7d
option-reason = 原因，對方會看到
option-command = 想了解的指令
option-section = 設定裡的哪一節
option-setting = 這一節裡的哪一項
option-value = 新的值，或 default；清單用 add、remove 加內容
option-detector = 偵測器的名稱
option-choice = 選一個
option-count = 幾則
option-what = 想做什麼；用 /help 加指令名稱可以看範例

option-name-member = 成員
option-name-case = 案例
option-name-duration = 時長
option-name-reason = 原因
option-name-command = 指令
option-name-section = 分節
option-name-setting = 設定項
option-name-value = 值
option-name-detector = 偵測器
option-name-choice = 選項
option-name-count = 數量
option-name-what = 內容

lacks-view-channels = 檢視頻道：看不見的頻道，我照看不了
lacks-send-messages = 傳送訊息：沒有它，我什麼也說不了，連管理員也通知不到
lacks-send-messages-in-threads = 在討論串中傳送訊息：沒有它，我在討論串裡說不了話
lacks-read-message-history = 讀取訊息歷史：沒有它，我不在時的訊息會漏掉
lacks-manage-messages = 管理訊息：沒有它，廣告只能留在原處
lacks-moderate-members = 禁言成員：沒有它，我無法將任何人禁言
lacks-kick-members = 踢出成員：沒有它，我無法請人離開
lacks-ban-members = 封鎖成員：沒有它，我無法把人擋在外面
lacks-manage-guild = 管理伺服器：沒有它，有人成批湧入時我無法暫停邀請
lacks-manage-roles = 管理身分組：沒有它，我無法給人成員身分組
