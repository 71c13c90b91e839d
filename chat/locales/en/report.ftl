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
export-note-passed = { $count } entries that are no messages were passed over ({ $kinds }).
export-note-no-roles = Exports do not tell who is owner, admin or moderator: some messages shown here would have been protected.

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
