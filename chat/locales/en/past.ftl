# What is said about a history that was taken in with `innkeeper import`
past-taken = { $group }: { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
} by { $members ->
    [one] { $members } member
   *[other] { $members } members
} taken in ({ $begin } to { $end }), { $points } points given; { $known } were there already, { $removed } would have been removed and do not count.
past-several = This export holds several groups. Say which one to take in with --group: { $groups }
past-another = This is not the history of { $group }, but of { $groups }.
past-unnamed = The export does not say which group it is of. Name it: --group telegram:-100…
command-history = reads back what was said before I came, or stops that
button-history = History
button-history-days = Read back { $days } days
button-history-stop = Stop reading
button-history-not = Read nothing back
history-reason = Reading back what was said before the bot came.
history-import = Telegram gives a bot nothing that was said before it came. Export the history with Telegram Desktop (⋮ → Export chat history → JSON), stop me, and run: innkeeper import result.json. Standing and points come from it; nobody is acted against.
history-none = I have read back nothing from before I came. Choose how far I shall read: for standing and points alone, nobody is acted against for what is old.
history-not-now = Then I read back nothing from before I came. /history 30 does so at any time.
history-is = I read back from { $since } on. Choose another span, or: /history stop
history-stopped = I read back no further. What has been read stays.
history-days = How many days, from 1 to { $most }?
history-begun = 📖 I am reading back what was said since { $since }, slowly, so that nothing else waits. Nobody is acted against for it.
history-progress = 📖 Reading back since { $since }: { $percent } %, { $messages } messages so far.
history-over = 📖 Read back since { $since }: { $messages } messages of { $members } members count now for standing and points.
greeting-history = Shall I read back what was said before I came, so that regulars are known? For standing and points alone.
