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
