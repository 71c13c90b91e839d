## What can be wrong with an export
export-missing = There is no file { $file }.
export-directory = That is a folder; name the file in it: { $file }
export-unreadable = { $file } cannot be read: { $problem }.
export-empty = The file is empty.
export-zip = That is a zip archive; unpack it and name the .json file in it.
export-html = That is the HTML export; export again and choose “Machine-readable JSON” as the format.
export-not-json = That is no JSON. Readable are Telegram Desktop's result.json (Export chat history → Machine-readable JSON) and DiscordChatExporter's JSON (-f Json).
export-unsupported = That is JSON, but no export known here. Readable are Telegram Desktop's result.json (Export chat history → Machine-readable JSON) and DiscordChatExporter's JSON (-f Json).
export-broken-at-once = The JSON is broken at byte { $byte }, before the first message.
export-no-groups = There is no group in this export, only personal chats or channels.
export-note-truncated = The file ends in the middle of a message, at byte { $byte }; the { $messages } messages before it were read.
export-note-broken = The file is broken at byte { $byte }; the { $messages } messages before it were read.
export-note-malformed = { $count ->
    [one] One message could not be read and was skipped (message { $number } of the file, id { $id }, byte { $byte }).
   *[other] { $count } messages could not be read and were skipped (the first is message { $number } of the file, id { $id }, byte { $byte }).
}
export-note-personal = { $count ->
    [one] One personal chat was left out.
   *[other] { $count } personal chats were left out.
}
export-note-channels = { $count ->
    [one] One channel was left out; export it alone to read it.
   *[other] { $count } channels were left out; export one alone to read it.
}
export-note-local-times = { $count } messages tell only the local time of the computer that exported them; it was taken as UTC.
export-note-passed = { $count ->
    [one] One entry that is no message was passed over ({ $kinds }).
   *[other] { $count } entries that are no messages were passed over ({ $kinds }).
}
export-note-no-roles = Exports do not tell who is owner, admin or moderator, nor always who is a bot: some messages shown here would have been protected.

## The report on a replay
report-title = Replay report
report-settling = The settings of this replay
report-period = { $messages } messages by { $members } members, { $begin } to { $end }
report-outcome-acted = would have been removed
report-outcome-asked = moderators would have been asked
report-outcome-noted = only recorded
report-per-thousand = { $share } in 1,000 messages
report-by-detector = What was found
report-detector = Detector
report-most-affected = Most affected members
report-member = Member
report-messages = Messages
report-some-of = Some of what { $what }
report-difference = What the other settings change
report-of-members = by { $count ->
    [one] one member
   *[other] { $count } members
}
report-change-caught = newly caught
report-change-let-go = newly let go
report-change-harder = removed instead of asked about
report-change-softer = asked about instead of removed
report-nameless = deleted account { $id }
report-written = The report is in { $file }
report-not-written = The report cannot be written to { $file }: { $problem }. Name another place with --report.
report-same-file = The report would overwrite the export; name another file with --report.

report-headline = Of { $messages } messages the bot would have removed { $acted }, asked the moderators about { $asked } and left { $alone } alone.
report-short-acted = removed
report-short-asked = asked about
report-short-noted = recorded
report-to-difference = The difference
report-to-found = What was found
report-to-messages = The messages
report-to-members = Members
report-to-health = How the group is doing
report-to-foreseen = Quarrels foreseen
report-foreseen = Quarrels seen coming
report-foreseen-told = Moderators would have been warned { $count ->
    [one] once
   *[other] { $count } times
} of a talk about to turn; after { $followed } of these it came to a quarrel within { $minutes } minutes.
report-foreseen-quarrels = Of { $quarrels } { $quarrels ->
    [one] message
   *[other] messages
} found to be part of a quarrel, { $foreseen } came after such a warning.
report-foreseen-beside = With the other settings: { $count ->
    [one] one warning
   *[other] { $count } warnings
}, { $followed } of them followed by a quarrel.
report-foreseen-lead = A warning goes to the moderators alone and does nothing. The messages shown are those that drove it; a quiet end may also mean that the talk went on where nobody wrote it down.
report-foreseen-shown = Shown are the { $shown } surest of { $count }.
report-foretold-followed = a quarrel followed
report-foretold-quiet = it stayed quiet
report-found = What was found, and when
report-over-time = Removed and asked about over time
report-by-detector-lead = A message can be found by several detectors.
report-nothing-found = Nothing: the bot would have left this group alone.
report-day = Day
report-week = Week
report-month = Month
report-count = Number
report-members = Members
report-count-messages = { $number ->
    [one] one message
   *[other] { $count } messages
}
report-before = { $count ->
    [0] first message
    [one] after one message
   *[other] after { $count } messages
}
report-regulars = { $count ->
    [one] One of these messages is by a member who had written { $least } messages or more. Look at it first.
   *[other] { $count } of these messages are by members who had written { $least } messages or more. Look at them first.
}
report-shown = { $shown } of { $count } are shown: those by regulars, and an even choice of the rest.
report-filter-outcome = Outcome
report-all = all
report-search = Search
report-only-regulars = only regulars
report-none-fits = Nothing fits.
report-tried = Tried:
report-no-difference = These settings change nothing in this history.
report-concerns = Members:
report-health = How the group is doing
report-activity = Messages over time
report-hours = When the group talks
report-hours-lead = The stronger the colour, the more messages.
report-hour = Hour of the day ({ $zone })
report-newcomers = New and returning members
report-exchange = Answers and reactions
report-most-active = Who writes most
report-reactions = Reactions used most
report-kind-plain = Messages
report-kind-new = wrote for the first time
report-kind-returning = wrote again
report-kind-replies = answers
report-kind-reactions = reactions
report-heated = Heated stretches
report-heated-stretch = { $at }: { $hostile } hostile messages by { $members } members
report-unanswered = Questions nobody took up
report-more-groups = { $count } smaller groups are counted above but not drawn here.
report-made = Made from { $file }. Days and hours are those of { $zone }. Nothing was done in the group; this page holds members’ messages, so keep it to yourself.
report-tiles-growth = Growth and retention
report-tiles-talk = Conversation
report-tiles-spread = Reactions and spread
report-tiles-atmosphere = Atmosphere
report-tile-members = members who wrote
report-tile-joined = joined
report-tile-left = left
report-tile-retention = write again the next week
report-tile-stayed = of the newcomers stay
report-tile-a-day = messages a day
report-tile-replies = are answers
report-tile-response = until an answer, typically
report-tile-answered = of the questions taken up
report-tile-top = written by the busiest tenth
report-tile-reactions = reactions
report-tile-forwards = forwards
report-tile-links = with links
report-tile-invited = brought by members
report-tile-bots = messages by bots
report-tile-positive = are warm
report-tile-thanks = say thanks
report-tile-hostile = sound hostile
report-tile-heated = heated stretches
report-tile-removed = would have been removed
report-alone = would have been left alone
report-recorded-lead = by detectors that may not act yet
report-more = Show more
report-and-others = { $name } and { $count ->
    [one] one other
   *[other] { $count } others
}
report-concerned = The messages
report-which-detector = Which detectors found it
report-silenced = { $count ->
    [one] One message would never have been written: its author would have been muted or put out by then.
   *[other] { $count } messages would never have been written: their authors would have been muted or put out by then.
}
