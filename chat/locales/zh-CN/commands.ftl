# 每个命令一句话：菜单、/help 和参考页都用它。
command-help = 列出可以用的命令，或说明其中一个
command-rules = 显示群规
command-why = 说明为什么这样处理；成员只能看到关于自己消息的
command-report = 把一条消息告诉管理员：回复它并发 /report
command-faq = 回答问题、列出已知问答，或修改问答
command-points = 查看自己或别人的积分和名次
command-top = 看看谁让群里最热闹
command-checkin = 今日签到，连续签到积分更多
command-warn = 警告成员；警告会过期，攒多了就禁言
command-mute = 让成员暂时不能发言，不写时长就是一小时
command-unmute = 让成员恢复发言
command-kick = 请成员离开，之后可以再来
command-ban = 封禁成员，可以限时，也可以永久
command-unban = 解除封禁
command-undo = 整个撤销一件处理，或撤销某条规则一段时间内做的一切
command-confirm = 确认判断没错，并执行当时询问的处理
command-dismiss = 表示询问的消息没有问题
command-teach = 告诉掌柜一段文字是什么，供它学习
command-trust = 表示某位成员值得信任，对其更宽松
command-cases = 列出最近的处理
command-calm = 请大家就事论事，不偏向任何一方。
command-topic = 列出、添加、删除话题，或立刻发一个
command-stage = 查看或修改每条规则能做到哪一步
command-settings = 查看或修改设置
command-lang = 更换群里的语言

# 各命令共用的回答
playground-default = 游乐场一开始就这样设。
by-command = { $name } 用 /{ $command } 要求的
example = 例如：{ $example }
command-unknown = 没有 /{ $name } 这个命令。/help 可以看到全部命令。
command-denied-member = 这里不能这样做。
command-denied-moderator = 这是管理员才能用的。
command-denied-admin = 这需要高级管理员权限。
command-denied-owner = 这是群主才能用的。
command-barred = 你自己在这里没有{ $right }的权限，我也就不代劳。群主可以给你这个权限。
power-delete = 删除消息
power-mute = 禁言成员
power-kick = 移出成员
power-ban = 封禁成员
command-too-long = 内容太长，读不了，请写短一点。
unknown-words = （已无法读出）
dry-run = 试运行：不会真的执行。
button-undo = 撤销

and-more = ……还有 { $count } 行
next-page = 第 { $page } 页，共 { $pages } 页；下一页：{ $call }
network-cannot = 这个平台不允许我这样做。

wrong-number = 请写 { $least } 到 { $most } 之间的整数。
wrong-duration = 这不是时长。请写 10分钟、2小时、3天 或 1周。
wrong-span = 时长要在 { $seconds } 秒到 { $days } 天之间。
span-seconds = { $count } 秒
span-minutes = { $count } 分钟
span-hours = { $count } 小时
span-days = { $count } 天
for-good = 永久

target-missing = 是谁？请回复对方的消息，或写 @名字、ID。
target-forecast = { $case } 说的是一段对话，不是其中某个人：请写明是哪位成员。
target-unknown = 这里没有找到 { $name }。可以改为回复对方的消息。
target-many = 叫 { $name } 的不止一位，请用 ID：{ $ids }
target-two = 你回复的是 { $one }，写的却是 { $other }。是哪一位？

case-missing = 哪一件？请写编号，或回复那条消息。
case-unknown = 本群没有 { $case } 这件处理。
case-none-about = 那条消息没有被处理过。
case-closed = { $case } 已经结束（{ $outcome }）。

label-ok = 没有问题
label-spam = 广告
label-flood = 刷屏
label-conflict = 争吵
label-abuse = 辱骂
step-none = 放行
step-ask = 询问
step-warn = 警告
step-delete = 删除
step-mute = 禁言
step-kick = 请出
step-ban = 封禁
outcome-asked = 等管理员决定
outcome-acted = 已执行
outcome-confirmed = 已确认
outcome-undone = 已撤销
outcome-dismissed = 已放过

# /help
help-head = 可以用的命令（/help 加名字看说明）：
help-line = /{ $name } – { $summary }
help-usage = 用法：{ $usage }
help-aliases = 也可以写：{ $names }
help-unknown = 没有你能用的 { $name } 命令。

# /rules、/lang
rules-none = 还没有写群规。管理员可以用：/settings group rules …
lang-is = 现在的语言是 { $language }。可选：{ $languages }
lang-unknown = 我会说 { $languages }。
lang-changed = 从现在起，我在这里说简体中文。

# /settings
settings-head = 设置分组（/settings 加名字查看一组）：
settings-section = { $section } – { $help }{ $changed ->
    [0] { "" }
   *[other] （改过 { $changed } 项）
}
settings-section-head = { $section }：{ $help }
settings-field = · { $name } = { $value }（{ $limits }）。{ $help }
settings-field-changed = • { $name } = { $value }（默认 { $default }；{ $limits }）。{ $help }
settings-no-section = 没有这一组。有：{ $sections }
settings-no-field = { $section } 里没有这一项。有：{ $fields }
settings-refused = { $setting } 应为{ $limits }。
settings-refused-because = { $setting } 应为{ $limits }：{ $why }
settings-not-in-list = 列表里没有 { $item }。
settings-changed = { $setting }：{ $before } → { $after }
limits-switch = 开或关
limits-choice = { $choices } 之一
limits-text = 最多 { $most } 个字的文本
limits-any-text = 文本
limits-list = 最多 { $most } 项的列表
limits-any-list = 列表
limits-whole = 整数
limits-whole-from = 不小于 { $least } 的整数
limits-whole-between = { $least } 到 { $most } 之间的整数
limits-decimal = 数字
limits-decimal-from = 不小于 { $least } 的数字
limits-decimal-between = { $least } 到 { $most } 之间的数字
limits-group-language = en、zh-CN、zh-TW 之一
limits-group-timezone = 时区名，如 Asia/Shanghai、Asia/Taipei 或 Europe/London
limits-topics-schedule = 五段 cron，如 0 20 * * 5（周五 20:00），写 default 就是不发

# /stage
stage-head = 每条规则能做到哪一步：
stage-line = { $detector }：{ $stage }
stage-shadow = shadow（只记录）
stage-review = review（先问管理员）
stage-enforce = enforce（直接处理）
stage-no-detector = 没有这条规则。有：{ $detectors }
stage-unknown = 请写 shadow、review 或 enforce。

# 管理员的处理
sanction-self = 不能对自己用。
sanction-protected = { $name } 受保护：不会处理管理员和关联频道。
sanction-bot = { $name } 是本群信任的机器人，不会处理它。如果确实不想要它，先由管理员发送 /trust { $who } off。
given-reason = 原因：{ $reason }
by-hand = { $name } 亲自决定的。{ $reason }
warned = 已警告 { $name }，再有一次就禁言 { $span }（编号 { $case }）。{ $reason }
warned-mute = 已警告 { $name }（第 { $count } 次），禁言 { $span }（编号 { $case }）。{ $reason }
muted = { $name } 已禁言 { $span }（编号 { $case }）。{ $reason }
unmuted = { $name } 可以发言了。
kicked = 已请 { $name } 离开，之后可以再来（编号 { $case }）。{ $reason }
banned = 已封禁 { $name }，{ $span }（编号 { $case }）。{ $reason }
banned-for = 为期 { $span }
unbanned = { $name } 可以再来了。

# /undo
undone = { $case } 已全部撤销。
undone-burst = { $case } 已全部撤销，连同随后的 { $count } 件。
undo-lasting = 除了：{ $action }。
lasting-DeleteMessage = 消息已删，原文不再保留
lasting-Kick = 已请出的成员要自己再来
lasting-Action = 有一项无法收回
undo-asked = { $case } 只是在询问，请改用 /dismiss { $case }
undo-undone = { $case } 之前已经撤销。
undo-noted = { $case } 只是记录，什么也没做。
undo-dismissed = { $case } 已经放过，没有可撤销的。
undo-no-detector = 请写编号，或这些规则之一：{ $detectors }
undo-since = 从多久以前算起（最多 90 天）？这样写：/undo { $detector } since 2h
undone-many = { $count ->
    [0] { $detector } 在这段时间什么也没做。
   *[other] 已撤销 { $detector } 的 { $count } 件处理。
}
undone-confirmed = 另有 { $count } 件管理员确认过，没有动。
undone-lasting = 有 { $count } 项无法收回。
card-undone = ↩️ 已由 { $name } 撤销

# /why
why-head = { $case }：{ $name }，{ $label }，{ $step } – { $outcome }。
why-head-by-hand = { $case }：{ $name }，人工{ $step } – { $outcome }。
why-head-by-network = { $case }：{ $name }，平台自带的过滤已{ $step } – { $outcome }。
why-closed-by = 由 { $name } 决定
why-text = 原文：{ $text }
why-read = 读作：{ $text }（{ $changes }）
why-finding = + { $detector } { $score }：{ $reason }
why-finding-aside = · { $detector } { $score }：{ $reason }
why-finding-shadow = · { $detector } { $score }（只记录，不计入）：{ $reason }
why-score = 得分 { $score }；{ $review } 起询问，{ $remove } 起删除。模型 { $model }，设置版本 { $settings }。
why-without = 没有 { $detector }：{ $score }，{ $then }。
why-then-none = 放行
why-then-ask = 询问
why-then-same = 结果一样
why-short = 你的消息的处理是：{ $step }（编号 { $case }）。如果弄错了，把编号告诉管理员。
why-nothing-of-yours = 那里没有关于你的消息的处理。

# /confirm、/dismiss、/teach、/trust、/cases、/report
confirmed = { $case } 已确认。
card-confirmed = ✔️ 已由 { $name } 确认
dismissed = { $case } 已放过。
dismiss-acted = { $case } 已经处理了，请改用 /undo { $case }
card-dismissed = ✔️ 已由 { $name } 放过，没有问题
taught = 学到了：这是{ $label }。
taught-picture = 学会了：这样的图片是{ $label }。
teach-forgotten = 已忘记。
teach-no-label = 请写它是什么：spam、flood、conflict 或 ok。
teach-no-text = 没有可学的文字。
trusted = 从现在起信任 { $name }。
trusted-no-more = 不再特别信任 { $name }。
trusted-bot = { $name } 是本群自己的机器人，不会处理它。
trusted-bot-no-more = 从现在起不再信任 { $name }：它发的内容按新人的标准判断。
cases-none = 还没有任何处理。
cases-head = 最近的处理（/why 加编号看详情）：
cases-line = { $case } { $at } { $name }：{ $label }，{ $step } – { $outcome }
cases-line-by-hand = { $case } { $at } { $name }：人工{ $step } – { $outcome }
report-missing = 请回复要说的那条消息，再发 /report。
report-own = 那是你自己的消息。
report-staff = 那是群里的管理人员，请直接联系群主。
report-bot = 那是本群信任的机器人。如果不该信任它，请告诉管理员。
report-enough = 你今天已经报告了 { $count } 条，谢谢，今天就先到这里。
report-known = 谢谢，管理员已经知道了。
reported = 谢谢，管理员会看的。
reported-by = { $name } 报告了它。{ $reason }

# /faq
faq-head = 我能回答的问题：
faq-line = { $number }. { $question }
faq-none = 还没有写任何问答。
faq-added = 记住了，第 { $number } 条：{ $question }
faq-removed = 不再记得：{ $question }
faq-usage = 请写 list、add 问题 | 答案，或 remove 加编号。
faq-two-parts = 先写问题，再写 | 和答案。
faq-unsure = 这个我没有把握，可以问问管理员。

# /topic
topic-head = 本群的话题：
topic-head-default = 自带的话题（有了自己的话题，就只发自己的）：
topic-posted = 已发出。
topic-added = 记下了，第 { $number } 个话题。
topic-removed = 已删去：{ $topic }
topic-none-own = 没有可以删的自定话题。
topic-usage = 请写 list、now、add 加话题，或 remove 加编号。

# /points、/top、/checkin
points-are = { $name }：{ $points } 分，{ $level } 级，第 { $place } 名
points-none = { $name } 还没有积分。
points-people-only = 只有真人才有积分。
points-off = 本群没有开启积分。
top-head = 积分榜：
top-line = { $place }. { $name } – { $points }
top-none = 还没有人有积分。
checked-in = { $name } 签到成功：+{ $points } 分，连续 { $streak } 天，共 { $total } 分。
checkin-done-already = { $name } 今天已经签到过了。

# 规则之外，由谁发现
detector-moderator = 管理员
detector-members = 群成员
calm-note = 大家就事论事，先缓一缓再回复。这话不针对任何人。
calm-said = 已经请大家冷静。
