# 管理卡片、提示與理由
card-acted = 🛡 { $label }：{ $step }
card-acted-dry = 🛡 { $label }：原本會{ $step }（演練模式，什麼都沒做）
card-asked = ❓ 這是{ $label }嗎？目前什麼都還沒做。
card-member = 👤 { $name }（{ $id }）：{ $known }，發言 { $messages } 則，警告 { $warnings } 次
card-finding = • { $detector } { $score }：{ $reason }
card-finding-review = • { $detector } { $score }（只能詢問）：{ $reason }
card-finding-shadow = • { $detector } { $score }（只做記錄）：{ $reason }
card-score = = { $label } { $score }（{ $review } 起詢問，{ $remove } 起處理）
card-without = 若沒有「{ $detector }」：{ $score }，{ $outcome }
card-not-deleted = ⚠️ 訊息還在：這個平台不允許我刪除它。
card-calm = 💬 如果要出面，對雙方說一樣的話最好：「大家就事論事，先緩一緩，等一下再聊。」
card-case = 案例 { $case }
would-allowed = 會放行
would-asked = 會詢問
would-acted = 會處理
outcome-noted = 只做記錄
case-reason = { $label } { $score }（案例 { $case }）
button-why = 為什麼
button-ban = 封鎖
button-teach = 教一下
button-confirm = 刪除
button-dismiss = 放過
known-newcomer = 新成員
known-member = 成員
known-regular = 老成員
known-trusted = 受信任的成員
notice-spam = { $name }，本群不歡迎廣告，群規請看 /rules。
notice-flood = { $name }，慢慢來喔，休息一下就可以繼續發言。
notice-conflict = 大家就事論事，好好說。
notice-abuse = { $name }，本群組不接受這樣的話，群組規則請看 /rules。

forecast-card = 🌡 這段對話可能快要變成人身攻擊了：{ $risk }（{ $limit } 起告知）。目前什麼都沒做，群組裡沒有人察覺。
forecast-said = { $name }，{ $at }：
forecast-steps = 可以這樣做，對誰都說一樣的話：
forecast-step-note = • 在群組裡說一句不點名的話（下面的按鈕可以代勞）
forecast-step-pause = • 開十五分鐘慢速模式
forecast-step-thread = • 把這件事移到另外的討論串
forecast-step-private = • 分別私下說一樣的一句話
forecast-reason = 對話可能變成人身攻擊：{ $risk }（上限 { $limit }）
button-calm = 請大家冷靜

bot-brought = { $name } 把 { $bot } 加進了群組
