# What commands do, a sentence each: menus, /help and the reference page.
command-help = lists what there is to ask for, or explains one command
command-rules = shows the group's rules
command-why = tells why something was done; members hear about their own messages
command-report = points a message out to the moderators: answer it with /report
command-faq = answers a question, lists what is known, or changes it
command-points = shows points and place, yours or another member's
command-top = shows who keeps the place lively
command-checkin = checks you in for today; days in a row count more
command-warn = warns a member; warnings expire, and too many of them mute
command-mute = keeps a member from writing for a while, an hour if nothing is said
command-unmute = lets a member write again
command-kick = puts a member out, who may come back
command-ban = puts a member out and keeps them out, for a time or for good
command-unban = lets a banned member come back
command-undo = takes a case back whole, or all that one detector did since a time
command-confirm = says that the bot was right; what it asked about is done
command-dismiss = says that nothing was wrong with what the bot asked about
command-teach = says what a text is, for the bot to learn from
command-trust = says that a member is welcome, so that little is held against them
command-cases = lists what was decided lately
command-calm = Asks the group to keep to the matter, taking nobody's side.
command-topic = lists, adds and removes topics, or posts the next one now
command-stage = shows how far each detector may go, or changes it
command-settings = shows what is set, and changes it
command-lang = changes the language of the group

# Answers that any command may give.
playground-default = The playground begins with it.
by-command = { $name } asked for it with /{ $command }
example = For example: { $example }
command-unknown = There is no /{ $name }. /help lists what there is.
command-denied-member = You cannot do that here.
command-denied-moderator = That is for the moderators.
command-denied-admin = That is for the admins.
command-denied-owner = That is for the owner.
command-barred = You may not { $right } here yourself, so I do not do it for you. The owner can give you the right.
power-delete = delete messages
power-mute = mute members
power-kick = put members out
power-ban = ban members
command-too-long = That is too long to read. Please make it shorter.
unknown-words = (can no longer be read)
dry-run = Dry run: nothing is done on the network.
button-undo = Undo

and-more = … and { $count } more
next-page = Page { $page } of { $pages }; more: { $call }
network-cannot = This network does not let me do that.

wrong-number = Write a whole number from { $least } to { $most }.
wrong-duration = That is no length of time. Write 10m, 2h, 3d or 1w.
wrong-span = It can be from { $seconds } seconds to { $days } days.
span-seconds = { $count ->
    [one] one second
   *[other] { $count } seconds
}
span-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] one hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] one day
   *[other] { $count } days
}
for-good = for good

target-missing = Who? Answer one of their messages, or write @name or their id.
target-forecast = Case { $case } is about a talk, not about anybody in it: name the member you mean.
target-unknown = I know nobody here called { $name }. Answer one of their messages instead.
target-many = Several people are called { $name }. Use an id: { $ids }
target-two = You answered { $one } and named { $other }. Which of the two?

case-missing = Which case? Write its number, or answer the message.
case-unknown = There is no case { $case } in this group.
case-none-about = Nothing was decided about that message.
case-closed = Case { $case } is closed already ({ $outcome }).

label-ok = nothing
label-spam = spam
label-flood = flood
label-conflict = quarrel
label-abuse = abuse
step-none = let stand
step-ask = asked about
step-warn = warned
step-delete = removed
step-mute = muted
step-kick = put out
step-ban = banned
outcome-asked = waiting for a moderator
outcome-acted = in force
outcome-confirmed = confirmed
outcome-undone = undone
outcome-dismissed = dismissed

# /help
help-head = What you can ask for (/help and a name tells more):
help-line = /{ $name } – { $summary }
help-usage = Use: { $usage }
help-aliases = Also: { $names }
help-unknown = There is no command { $name } for you.

# /rules, /lang
rules-none = No rules are written down yet. An admin can: /settings group rules …
lang-is = The language here is { $language }. There are: { $languages }
lang-unknown = I speak { $languages }.
lang-changed = From now on I speak English here.

# /settings
settings-head = Sections (/settings and a name shows one):
settings-section = { $section } – { $help }{ $changed ->
    [0] { "" }
   *[other] {" "}({ $changed } changed)
}
settings-section-head = { $section }: { $help }
settings-field = · { $name } = { $value } ({ $limits }). { $help }
settings-field-changed = • { $name } = { $value } (default { $default }; { $limits }). { $help }
settings-no-section = There is no such section. There are: { $sections }
settings-no-field = { $section } has no such setting. It has: { $fields }
settings-refused = { $setting } must be { $limits }.
settings-refused-because = { $setting } must be { $limits }: { $why }
settings-not-in-list = { $item } is not in the list.
settings-changed = { $setting }: { $before } → { $after }
limits-switch = yes or no
limits-choice = one of { $choices }
limits-text = text of at most { $most } characters
limits-any-text = text
limits-list = a list of at most { $most }
limits-any-list = a list
limits-whole = a whole number
limits-whole-from = a whole number, { $least } or more
limits-whole-between = a whole number from { $least } to { $most }
limits-decimal = a number
limits-decimal-from = a number, { $least } or more
limits-decimal-between = a number from { $least } to { $most }
limits-group-language = one of en, zh-CN, zh-TW
limits-group-timezone = a time zone such as Asia/Shanghai, Asia/Taipei or Europe/London
limits-topics-schedule = five cron fields such as 0 20 * * 5 (Friday 20:00), or default for never

# /stage
stage-head = How far each detector may go:
stage-line = { $detector }: { $stage }
stage-shadow = shadow (only records)
stage-review = review (asks a moderator)
stage-enforce = enforce (acts)
stage-no-detector = There is no such detector. There are: { $detectors }
stage-unknown = The stage is shadow, review or enforce.

# Sanctions by hand
sanction-self = Not against yourself.
sanction-protected = { $name } is looked after: nothing is done against staff and linked channels.
sanction-bot = { $name } is a bot that the group trusts: nothing is done against it. If it is not welcome after all, an admin says /trust { $who } off first.
given-reason = Reason: { $reason }
by-hand = { $name } decided it by hand. { $reason }
warned = { $name } is warned; the next warning mutes for { $span } (case { $case }). { $reason }
warned-mute = { $name } is warned for the { $count ->
    [2] second
    [3] third
   *[other] { $count }th
} time and muted for { $span } (case { $case }). { $reason }
muted = { $name } is muted for { $span } (case { $case }). { $reason }
unmuted = { $name } can write again.
kicked = { $name } was put out and may come back (case { $case }). { $reason }
banned = { $name } is banned { $span } (case { $case }). { $reason }
banned-for = for { $span }
unbanned = { $name } may come back.

# /undo
undone = Case { $case } is undone, all of it.
undone-burst = Case { $case } is undone, with { $count } more of the same burst.
undo-lasting = Except: { $action }.
lasting-DeleteMessage = the message is gone, its text is no longer kept
lasting-Kick = they were put out and come back by themselves
lasting-Action = something that cannot be taken back
undo-asked = In case { $case } the bot only asked: dismiss it instead, /dismiss { $case }
undo-undone = Case { $case } was undone before.
undo-noted = Case { $case } was only noted, nothing was done.
undo-dismissed = Case { $case } was dismissed: there is nothing to undo.
undo-no-detector = Write a case's number, or one of: { $detectors }
undo-since = Since when, at most 90 days? Like this: /undo { $detector } since 2h
undone-many = { $count ->
    [0] { $detector } did nothing in that time.
    [one] One case of { $detector } is undone.
   *[other] { $count } cases of { $detector } are undone.
}
undone-confirmed = { $count ->
    [one] One more was left: a moderator had confirmed it.
   *[other] { $count } more were left: a moderator had confirmed them.
}
undone-lasting = { $count ->
    [one] One action could not be taken back.
   *[other] { $count } actions could not be taken back.
}
card-undone = ↩️ Undone by { $name }

# /why
why-head = Case { $case }: { $name }, { $label }, { $step } – { $outcome }.
why-head-by-hand = Case { $case }: { $name }, { $step } by hand – { $outcome }.
why-head-by-network = Case { $case }: { $name }, { $step } by the network's own filter – { $outcome }.
why-closed-by = Decided by { $name }
why-text = Written: { $text }
why-read = Read as: { $text } ({ $changes })
why-finding = + { $detector } { $score }: { $reason }
why-finding-aside = · { $detector } { $score }: { $reason }
why-finding-shadow = · { $detector } { $score } (shadow, not weighed): { $reason }
why-score = Score { $score }; asked about from { $review }, removed from { $remove }. Model { $model }, settings version { $settings }.
why-without = Without { $detector }: { $score }, { $then }.
why-then-none = let stand
why-then-ask = asked about
why-then-same = the same
why-short = About your message, case { $case }: { $step }. If that was wrong, tell a moderator the number.
why-nothing-of-yours = Nothing was decided about a message of yours there.

# /confirm, /dismiss, /teach, /trust, /cases, /report
confirmed = Case { $case } is confirmed.
card-confirmed = ✔️ Confirmed by { $name }
dismissed = Case { $case } is dismissed.
dismiss-acted = In case { $case } the bot has acted: undo it instead, /undo { $case }
card-dismissed = ✔️ Dismissed by { $name }, nothing was wrong
taught = Learnt: this is { $label }.
taught-picture = Learnt: pictures like this are { $label }.
teach-forgotten = Forgotten.
teach-no-label = Say what it is: spam, flood, conflict or ok.
teach-no-text = There is no text to learn from.
trusted = { $name } is trusted from now on.
trusted-no-more = { $name } is not specially trusted any more.
trusted-bot = { $name } is one of the group’s own bots: nothing is done against it.
trusted-bot-no-more = { $name } is a stranger from now on: what it says is judged as a newcomer’s is.
cases-none = Nothing was decided yet.
cases-head = The last cases (/why and a number tells more):
cases-line = { $case } { $at } { $name }: { $label }, { $step } – { $outcome }
cases-line-by-hand = { $case } { $at } { $name }: { $step } by hand – { $outcome }
report-missing = Answer the message you mean with /report.
report-own = That is your own message.
report-staff = That is one of the people who keep the house; please write to the owner.
report-bot = That is a bot that the group trusts. If it should not be, please tell an admin.
report-enough = You have reported { $count } messages today; thank you, that is enough for now.
report-known = Thank you, the moderators know about it.
reported = Thank you, the moderators will look at it.
reported-by = { $name } reported it. { $reason }

# /faq
faq-head = Questions I can answer:
faq-line = { $number }. { $question }
faq-none = No answers are written down yet.
faq-added = Number { $number } is known from now on: { $question }
faq-removed = No longer known: { $question }
faq-usage = Write list, add question | answer, or remove and a number.
faq-two-parts = Write the question, then | and the answer.
faq-unsure = I am not sure enough to answer that. The moderators know more.

# /topic
topic-head = Topics of this group:
topic-head-default = Topics that come with the bot (with own ones, only those are posted):
topic-posted = Posted.
topic-added = Topic { $number } is kept.
topic-removed = Gone: { $topic }
topic-none-own = There are no own topics to remove.
topic-usage = Write list, now, add and a topic, or remove and a number.

# /points, /top, /checkin
points-are = { $name }: { $points } points, level { $level }, place { $place }
points-none = { $name } has no points yet.
points-people-only = Points are for people.
points-off = There are no points in this group.
top-head = Most points:
top-line = { $place }. { $name } – { $points }
top-none = Nobody has points yet.
checked-in = { $name } is here: +{ $points } points, { $streak ->
    [one] first day
   *[other] { $streak } days in a row
}, { $total } in all.
checkin-done-already = { $name } has been counted for today.

# Who finds things besides detectors
detector-moderator = a moderator
detector-members = members
calm-note = Let us keep to the matter, everyone, and answer in a calmer minute. This goes to nobody in particular.
calm-said = The group was asked to keep calm.
