# 误删的额度，以及自动删除的暂停
command-budget = 显示允许误删多少、由此得出的界限；修改额度；恢复自动删除。
score-noted = 为额度记分
calibrated = 统计了 { $seen } 条成员消息
calibrated-drift = 📏 群里的聊法变了。在看够之前（目前 { $seen } 条），我只删有十足把握的。
pause-removals = ⏸ 自动删除暂停：一小时内删了 { $count } 次，平时约 { $usual } 次。
pause-overturned = ⏸ 自动删除暂停：一周内有 { $count } 次删除被撤销，额度只允许 { $usual } 次。
pause-moderator = ⏸ 自动删除暂停：管理员要求的。
pause-meaning = 接下来 { $hours } 小时我只询问，不删除。
button-resume = 恢复自动删除
card-score-asks = = { $label } { $score }（{ $review } 起询问；目前不自动删除）
why-score-asks = 得分 { $score }；{ $review } 起询问，当时不自动删除。模型 { $model }，设置版本 { $settings }。
budget-head = 允许误删：每 1000 条消息 { $wrong } 条。
budget-set = 允许误删：每 1000 条消息 { $wrong } 条（原来 { $before } 条）。
budget-limits = 得分 { $ask } 起询问，{ $remove } 起删除。
budget-limits-asks = 得分 { $ask } 起询问，不自动删除。
budget-by-hand = { $settings } 是手动设定的，优先于额度；用“/settings moderation { $settings } default”交还给额度。
budget-seen = 已统计：{ $since } 以来 { $seen } 条成员消息。有 95% 的把握，这类消息每 1000 条最多误删 { $most } 条。
budget-too-little = 目前统计了 { $seen } 条成员消息，要 { $needed } 条才有把握。在那之前我只删自带模型有十足把握的。
budget-none = 还没有统计。在那之前我只删自带模型有十足把握的。
budget-drifted = { $since } 起群里的聊法变了，只算那之后的消息。
budget-wrong = 被管理员撤销或放过的：{ $messages } 条消息里 { $count } 条。
budget-curve = 换成别的额度会怎样：
budget-point = 每 1000 条 { $wrong } 条：{ $remove } 起删除{ $lost ->
    [none] { "" }
   *[other] ，以前抓到的有 { $lost }% 会改为只询问
}
budget-point-asks = 每 1000 条 { $wrong } 条：不自动删除
budget-point-certain = 每 1000 条 { $wrong } 条：看得还不够，{ $remove } 起删除
budget-resting = ⏸ 自动删除暂停到 { $until }；我只询问。
budget-resumed = 我恢复自动删除了。
budget-not-resting = 自动删除没有暂停。
budget-paused = 自动删除暂停 { $span }；我只询问。
budget-usage = 写一个数，例如 0.5、1 或 2；或者 pause 加时长；或者 resume。

# 向管理员学习
taught-as-well = 已从中学习：目前 { $spam } 条广告、{ $fine } 条正常。
teach-too-short = 内容太少，学不到东西。
teach-quota = 你一天内教了 { $count } 次，我最多向一位管理员学这么多（own.verdicts_a_day）。
teach-refused-members = 没有学：那样的话，本群成员的 { $of } 条普通消息里有 { $count } 条会像广告。
teach-refused-lessons = 没有学：这和教过的正常内容矛盾（{ $count } 条）。
teach-rolled-back = 收回了 { $count } 条所学。
teach-nothing-to-roll-back = 没有可收回的所学。
