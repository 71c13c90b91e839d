# /doctor
doctor-reason = 有人用 /doctor 詢問。
doctor-well = ✓ 一切正常：需要的權限都有，這裡的訊息我都看得到。
doctor-faults = 發現 { $count } 個問題：
doctor-no-admin = · 我還不是這裡的管理員：請把我設為管理員
doctor-privacy = · 隱私模式擋住了訊息：請把我設為管理員，或在 @BotFather 用 /setprivacy 關閉
doctor-basic-group = · 這是一般群組，無法將成員禁言：請升級為超級群組，例如讓新成員可以看到歷史訊息
doctor-webhook = · 有 webhook 收走了我的更新：部署者可用 deleteWebhook 移除
doctor-backlog = · 有 { $count } 則更新在排隊：請部署者看看機器是否跟得上
doctor-clock = · 我所在機器的時鐘差了 { $seconds } 秒：請部署者用 NTP 校時
action-Examine = 檢查自身權限
command-doctor = 檢查機器人在這裡是否一切就緒
