# 每個指令一句話：選單、/help 和參考頁都用它。
command-help = 列出可以用的指令，或說明其中一個
command-rules = 顯示群組規則
command-why = 說明為什麼這樣處理；成員只能看到關於自己訊息的
command-report = 把一則訊息告訴管理員：回覆它並送出 /report
command-faq = 回答問題、列出已知問答，或修改問答
command-points = 查看自己或別人的積分和名次
command-top = 看看誰讓群組裡最熱鬧
command-checkin = 今日簽到，連續簽到積分更多
command-warn = 警告成員；警告會過期，累積多了就禁言
command-mute = 讓成員暫時不能發言，不寫時長就是一小時
command-unmute = 讓成員恢復發言
command-kick = 請成員離開，之後可以再來
command-ban = 封鎖成員，可以限時，也可以永久
command-unban = 解除封鎖
command-undo = 整件撤銷一次處理，或撤銷某條規則一段時間內做的一切
command-confirm = 確認判斷沒錯，並執行當時詢問的處理
command-dismiss = 表示詢問的訊息沒有問題
command-teach = 告訴掌櫃一段文字是什麼，供它學習
command-trust = 表示某位成員值得信任，對其更寬鬆
command-cases = 列出最近的處理
command-calm = 請大家就事論事，不偏向任何一方。
command-topic = 列出、新增、刪除話題，或立刻發一個
command-stage = 查看或修改每條規則能做到哪一步
command-settings = 查看或修改設定
command-lang = 更換群組裡的語言

# 各指令共用的回答
playground-default = 遊樂場一開始就這樣設。
by-command = { $name } 用 /{ $command } 要求的
example = 例如：{ $example }
command-unknown = 沒有 /{ $name } 這個指令。/help 可以看到全部指令。
command-denied-member = 這裡不能這樣做。
command-denied-moderator = 這是管理員才能用的。
command-denied-admin = 這需要高級管理員權限。
command-denied-owner = 這是群組擁有者才能用的。
command-barred = 你自己在這裡沒有{ $right }的權限，我也就不代勞。群組擁有者可以給你這個權限。
power-delete = 刪除訊息
power-mute = 禁言成員
power-kick = 移出成員
power-ban = 封鎖成員
command-too-long = 內容太長，讀不了，請寫短一點。
unknown-words = （已無法讀出）
dry-run = 模擬執行：不會真的動手。
button-undo = 撤銷

and-more = ……還有 { $count } 行
next-page = 第 { $page } 頁，共 { $pages } 頁；下一頁：{ $call }
network-cannot = 這個平台不允許我這樣做。

wrong-number = 請寫 { $least } 到 { $most } 之間的整數。
wrong-duration = 這不是時長。請寫 10分鐘、2小時、3天 或 1週。
wrong-span = 時長要在 { $seconds } 秒到 { $days } 天之間。
span-seconds = { $count } 秒
span-minutes = { $count } 分鐘
span-hours = { $count } 小時
span-days = { $count } 天
for-good = 永久

target-missing = 是誰？請回覆對方的訊息，或寫 @名字、ID。
target-forecast = { $case } 說的是一段對話，不是其中某個人：請寫明是哪位成員。
target-unknown = 這裡沒有找到 { $name }。可以改為回覆對方的訊息。
target-many = 叫 { $name } 的不只一位，請用 ID：{ $ids }
target-two = 你回覆的是 { $one }，寫的卻是 { $other }。是哪一位？

case-missing = 哪一件？請寫編號，或回覆那則訊息。
case-unknown = 本群組沒有 { $case } 這件處理。
case-none-about = 那則訊息沒有被處理過。
case-closed = { $case } 已經結束（{ $outcome }）。

label-ok = 沒有問題
label-spam = 廣告
label-flood = 洗版
label-conflict = 爭吵
label-abuse = 辱罵
step-none = 放行
step-ask = 詢問
step-warn = 警告
step-delete = 刪除
step-mute = 禁言
step-kick = 請出
step-ban = 封鎖
outcome-asked = 等管理員決定
outcome-acted = 已執行
outcome-confirmed = 已確認
outcome-undone = 已撤銷
outcome-dismissed = 已放過

# /help
help-head = 可以用的指令（/help 加名字看說明）：
help-line = /{ $name } – { $summary }
help-usage = 用法：{ $usage }
help-aliases = 也可以寫：{ $names }
help-unknown = 沒有你能用的 { $name } 指令。

# /rules、/lang
rules-none = 還沒有寫群組規則。管理員可以用：/settings group rules …
lang-is = 現在的語言是 { $language }。可選：{ $languages }
lang-unknown = 我會說 { $languages }。
lang-changed = 從現在起，我在這裡說繁體中文。

# /settings
settings-head = 設定分組（/settings 加名字查看一組）：
settings-section = { $section } – { $help }{ $changed ->
    [0] { "" }
   *[other] （改過 { $changed } 項）
}
settings-section-head = { $section }：{ $help }
settings-field = · { $name } = { $value }（{ $limits }）。{ $help }
settings-field-changed = • { $name } = { $value }（預設 { $default }；{ $limits }）。{ $help }
settings-no-section = 沒有這一組。有：{ $sections }
settings-no-field = { $section } 裡沒有這一項。有：{ $fields }
settings-refused = { $setting } 應為{ $limits }。
settings-refused-because = { $setting } 應為{ $limits }：{ $why }
settings-not-in-list = 清單裡沒有 { $item }。
settings-changed = { $setting }：{ $before } → { $after }
limits-switch = 開或關
limits-choice = { $choices } 之一
limits-text = 最多 { $most } 個字的文字
limits-any-text = 文字
limits-list = 最多 { $most } 項的清單
limits-any-list = 清單
limits-whole = 整數
limits-whole-from = 不小於 { $least } 的整數
limits-whole-between = { $least } 到 { $most } 之間的整數
limits-decimal = 數字
limits-decimal-from = 不小於 { $least } 的數字
limits-decimal-between = { $least } 到 { $most } 之間的數字
limits-group-language = en、zh-CN、zh-TW 之一
limits-group-timezone = 時區名，如 Asia/Shanghai、Asia/Taipei 或 Europe/London
limits-topics-schedule = 五段 cron，如 0 20 * * 5（週五 20:00），寫 default 就是不發

# /stage
stage-head = 每條規則能做到哪一步：
stage-line = { $detector }：{ $stage }
stage-shadow = shadow（只記錄）
stage-review = review（先問管理員）
stage-enforce = enforce（直接處理）
stage-no-detector = 沒有這條規則。有：{ $detectors }
stage-unknown = 請寫 shadow、review 或 enforce。

# 管理員的處理
sanction-self = 不能對自己用。
sanction-protected = { $name } 受保護：不會處理管理員和關聯頻道。
sanction-bot = { $name } 是本群信任的機器人，不會處理它。如果確實不想要它，先由管理員傳送 /trust { $who } off。
given-reason = 原因：{ $reason }
by-hand = { $name } 親自決定的。{ $reason }
warned = 已警告 { $name }，再有一次就禁言 { $span }（編號 { $case }）。{ $reason }
warned-mute = 已警告 { $name }（第 { $count } 次），禁言 { $span }（編號 { $case }）。{ $reason }
muted = { $name } 已禁言 { $span }（編號 { $case }）。{ $reason }
unmuted = { $name } 可以發言了。
kicked = 已請 { $name } 離開，之後可以再來（編號 { $case }）。{ $reason }
banned = 已封鎖 { $name }，{ $span }（編號 { $case }）。{ $reason }
banned-for = 為期 { $span }
unbanned = { $name } 可以再來了。

# /undo
undone = { $case } 已全部撤銷。
undone-burst = { $case } 已全部撤銷，連同隨後的 { $count } 件。
undo-lasting = 除了：{ $action }。
lasting-DeleteMessage = 訊息已刪，原文不再保留
lasting-Kick = 已請出的成員要自己再來
lasting-Action = 有一項無法收回
undo-asked = { $case } 只是在詢問，請改用 /dismiss { $case }
undo-undone = { $case } 之前已經撤銷。
undo-noted = { $case } 只是記錄，什麼也沒做。
undo-dismissed = { $case } 已經放過，沒有可撤銷的。
undo-no-detector = 請寫編號，或這些規則之一：{ $detectors }
undo-since = 從多久以前算起（最多 90 天）？這樣寫：/undo { $detector } since 2h
undone-many = { $count ->
    [0] { $detector } 在這段時間什麼也沒做。
   *[other] 已撤銷 { $detector } 的 { $count } 件處理。
}
undone-confirmed = 另有 { $count } 件管理員確認過，沒有動。
undone-lasting = 有 { $count } 項無法收回。
card-undone = ↩️ 已由 { $name } 撤銷

# /why
why-head = { $case }：{ $name }，{ $label }，{ $step } – { $outcome }。
why-head-by-hand = { $case }：{ $name }，人工{ $step } – { $outcome }。
why-head-by-network = { $case }：{ $name }，平台內建的過濾已{ $step } – { $outcome }。
why-closed-by = 由 { $name } 決定
why-text = 原文：{ $text }
why-read = 讀作：{ $text }（{ $changes }）
why-finding = + { $detector } { $score }：{ $reason }
why-finding-aside = · { $detector } { $score }：{ $reason }
why-finding-shadow = · { $detector } { $score }（只記錄，不計入）：{ $reason }
why-score = 得分 { $score }；{ $review } 起詢問，{ $remove } 起刪除。模型 { $model }，設定版本 { $settings }。
why-without = 沒有 { $detector }：{ $score }，{ $then }。
why-then-none = 放行
why-then-ask = 詢問
why-then-same = 結果一樣
why-short = 你的訊息的處理是：{ $step }（編號 { $case }）。如果弄錯了，把編號告訴管理員。
why-nothing-of-yours = 那裡沒有關於你的訊息的處理。

# /confirm、/dismiss、/teach、/trust、/cases、/report
confirmed = { $case } 已確認。
card-confirmed = ✔️ 已由 { $name } 確認
dismissed = { $case } 已放過。
dismiss-acted = { $case } 已經處理了，請改用 /undo { $case }
card-dismissed = ✔️ 已由 { $name } 放過，沒有問題
taught = 學到了：這是{ $label }。
taught-picture = 學會了：這樣的圖片是{ $label }。
teach-forgotten = 已忘記。
teach-no-label = 請寫它是什麼：spam、flood、conflict 或 ok。
teach-no-text = 沒有可學的文字。
trusted = 從現在起信任 { $name }。
trusted-no-more = 不再特別信任 { $name }。
trusted-bot = { $name } 是本群自己的機器人，不會處理它。
trusted-bot-no-more = 從現在起不再信任 { $name }：它發的內容按新人的標準判斷。
cases-none = 還沒有任何處理。
cases-head = 最近的處理（/why 加編號看詳情）：
cases-line = { $case } { $at } { $name }：{ $label }，{ $step } – { $outcome }
cases-line-by-hand = { $case } { $at } { $name }：人工{ $step } – { $outcome }
report-missing = 請回覆要說的那則訊息，再發 /report。
report-own = 那是你自己的訊息。
report-staff = 那是群組裡的管理人員，請直接聯絡群組擁有者。
report-bot = 那是本群信任的機器人。如果不該信任它，請告訴管理員。
report-enough = 你今天已經檢舉了 { $count } 則，謝謝，今天就先到這裡。
report-known = 謝謝，管理員已經知道了。
reported = 謝謝，管理員會看的。
reported-by = { $name } 檢舉了它。{ $reason }

# /faq
faq-head = 我能回答的問題：
faq-line = { $number }. { $question }
faq-none = 還沒有寫任何問答。
faq-added = 記住了，第 { $number } 則：{ $question }
faq-removed = 不再記得：{ $question }
faq-usage = 請寫 list、add 問題 | 答案，或 remove 加編號。
faq-two-parts = 先寫問題，再寫 | 和答案。
faq-unsure = 這個我沒有把握，可以問問管理員。

# /topic
topic-head = 本群組的話題：
topic-head-default = 內建的話題（有了自己的話題，就只發自己的）：
topic-posted = 已發出。
topic-added = 記下了，第 { $number } 個話題。
topic-removed = 已刪去：{ $topic }
topic-none-own = 沒有可以刪的自訂話題。
topic-usage = 請寫 list、now、add 加話題，或 remove 加編號。

# /points、/top、/checkin
points-are = { $name }：{ $points } 分，{ $level } 級，第 { $place } 名
points-none = { $name } 還沒有積分。
points-people-only = 只有真人才有積分。
points-off = 本群組沒有開啟積分。
top-head = 積分榜：
top-line = { $place }. { $name } – { $points }
top-none = 還沒有人有積分。
checked-in = { $name } 簽到成功：+{ $points } 分，連續 { $streak } 天，共 { $total } 分。
checkin-done-already = { $name } 今天已經簽到過了。

# 規則之外，由誰發現
detector-moderator = 管理員
detector-members = 群組成員
calm-note = 大家就事論事，先緩一緩再回覆。這句話不針對任何人。
calm-said = 已經請大家冷靜。
