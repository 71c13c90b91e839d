# 管理卡片、提示与理由
card-acted = 🛡 { $label }：{ $step }
card-acted-dry = 🛡 { $label }：本应{ $step }（演练模式，什么也没做）
card-asked = ❓ 这是{ $label }吗？目前什么也没做。
card-member = 👤 { $name }（{ $id }）：{ $known }，发言 { $messages } 条，警告 { $warnings } 次
card-finding = • { $detector } { $score }：{ $reason }
card-finding-review = • { $detector } { $score }（只可询问）：{ $reason }
card-finding-shadow = • { $detector } { $score }（只作记录）：{ $reason }
card-score = = { $label } { $score }（{ $review } 起询问，{ $remove } 起处理）
card-without = 若没有“{ $detector }”：{ $score }，{ $outcome }
card-not-deleted = ⚠️ 消息还在：这个平台不允许我删除它。
card-calm = 💬 如果要出面，对双方说同样的话最好：“大家就事论事，先缓一缓，等会儿再聊。”
card-case = 案例 { $case }
would-allowed = 会放行
would-asked = 会询问
would-acted = 会处理
outcome-noted = 只作记录
case-reason = { $label } { $score }（案例 { $case }）
button-why = 为什么
button-ban = 封禁
button-teach = 教一教
button-confirm = 删除
button-dismiss = 放过
known-newcomer = 新成员
known-member = 成员
known-regular = 老成员
known-trusted = 可信成员
notice-spam = { $name }，本群不欢迎广告，群规见 /rules。
notice-flood = { $name }，发慢一点哦，歇一会儿就能继续说话。
notice-conflict = 大家就事论事，好好说话。
notice-abuse = { $name }，本群不接受这样的话，群规请看 /rules。

forecast-card = 🌡 这段对话可能快要变成人身攻击了：{ $risk }（{ $limit } 起告知）。目前什么也没做，群里没人察觉。
forecast-said = { $name }，{ $at }：
forecast-steps = 可以这样做，对谁都说同样的话：
forecast-step-note = • 在群里说一句不点名的话（下面的按钮可以代劳）
forecast-step-pause = • 开一刻钟慢速模式
forecast-step-thread = • 把这件事挪到单独的话题里聊
forecast-step-private = • 分别私下说同样的一句话
forecast-reason = 对话可能变成人身攻击：{ $risk }（上限 { $limit }）
button-calm = 让大家冷静

bot-brought = { $name } 把 { $bot } 拉进了群
