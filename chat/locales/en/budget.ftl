# The budget of wrong removals, and automatic removal resting
command-budget = Shows how many wrong removals are allowed and what follows from it; sets it; lets removing go on.
score-noted = scored for the budget
calibrated = { $seen } messages of members counted
calibrated-drift = 📏 The group has come to talk otherwise. Until I have seen enough of it ({ $seen } messages so far), I remove only what is certain.
pause-removals = ⏸ Removing rests: { $count } removals within an hour, where { $usual } are usual.
pause-overturned = ⏸ Removing rests: { $count } removals were taken back within a week, where the budget allows { $usual }.
pause-moderator = ⏸ Removing rests: a moderator has said so.
pause-meaning = I only ask from now on, for { $hours ->
    [one] one hour
   *[other] { $hours } hours
}.
button-resume = Go on removing
card-score-asks = = { $label } { $score } (asked from { $review }; nothing is removed by itself)
why-score-asks = Score { $score }; asked about from { $review }, nothing was removed by itself then. Model { $model }, settings version { $settings }.
budget-head = Wrong removals allowed: { $wrong } among 1,000 messages.
budget-set = Wrong removals allowed: { $wrong } among 1,000 messages (before: { $before }).
budget-limits = I ask from score { $ask } and remove from { $remove }.
budget-limits-asks = I ask from score { $ask } and remove nothing by myself.
budget-by-hand = { $settings } was set by hand and goes before the budget; “/settings moderation { $settings } default” lets the budget set it.
budget-seen = Counted: { $seen } messages of members since { $since }. With 95 % certainty at most { $most } in 1,000 of such messages would be removed.
budget-too-little = Counted so far: { $seen } messages of members; it takes { $needed } to be sure. Until then I remove only what the shipped model is certain of.
budget-none = Nothing was counted yet. Until then I remove only what the shipped model is certain of.
budget-drifted = The group talks otherwise since { $since }; only what was written from then on counts.
budget-wrong = Taken back or let stand by moderators: { $count } among { $messages } messages.
budget-curve = What other budgets would mean:
budget-point = { $wrong } in 1,000: removed from { $remove }{ $lost ->
    [none] { "" }
   *[other] , { $lost } % of past catches would only be asked about
}
budget-point-asks = { $wrong } in 1,000: nothing removed by itself
budget-point-certain = { $wrong } in 1,000: too little seen, removed from { $remove }
budget-resting = ⏸ Removing rests until { $until }; I only ask.
budget-resumed = I remove by myself again.
budget-not-resting = Removing does not rest.
budget-paused = Removing rests for { $span }; I only ask.
budget-usage = Write a number such as 0.5, 1 or 2, or pause and a time, or resume.

# Learning from moderators
taught-as-well = Learnt from it: { $spam ->
    [one] one advert
   *[other] { $spam } adverts
} and { $fine ->
    [one] one text
   *[other] { $fine } texts
} that are fine, so far.
teach-too-short = That says too little to learn from.
teach-quota = You have taught { $count } times within a day, which is the most I learn from one moderator (own.verdicts_a_day).
teach-refused-members = I have not learnt that: { $count } of { $of } ordinary messages of this group's members would then look like adverts.
teach-refused-lessons = I have not learnt that: it speaks against what was taught to be fine ({ $count } of it).
teach-rolled-back = { $count ->
    [one] One lesson is
   *[other] { $count } lessons are
} taken back.
teach-nothing-to-roll-back = There are no lessons to take back.
