# 機器人進群組時，以及權限變動時說的話。
greeting = 🏮 各位好，我來照看這裡：廣告我會清掉，拿不準的先問管理員，做過的都能復原。現在已依穩妥的預設值開始運作；管理員可以在下面選擇，或按「完成」。
greeting-reason = 機器人被加入群組，或權限有變動。
greeting-lacks = 我在這裡還缺權限，請把我設為管理員並勾選：
greeting-ready = 謝謝，需要的權限已經齊了。
lacks-can-delete-messages = · 刪除訊息：沒有它，廣告只能留在原處
lacks-can-restrict-members = · 封鎖使用者：沒有它，我無法將任何人禁言、移出或封鎖
lacks-other = · { $right }
button-office = 管理員群組
button-done = 完成
preset-gentle = 溫和
preset-standard = 標準
preset-strict = 嚴格
preset-set = 已設為：{ $preset }。詳細內容見 /settings moderation。
preset-unknown = 可選：{ $presets }。
command-preset = 選擇機器人有多嚴格
command-done = 收起機器人的問候
