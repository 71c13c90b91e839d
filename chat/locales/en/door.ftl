command-open = opens the door again that a raid has locked
button-open = Open
door-is-open = The door is open.
door-opened = The door is open again.
raid-locked = 🚪 A raid: I have locked the door for { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
}; longer if it goes on. Nothing was said in the group.
raid-why-joins = { $count } people came within { $seconds } seconds.
raid-why-alike = { $count } people came with names like “{ $name }”.
raid-why-same = { $count } newcomers began with the same message.
raid-then-restrict = Who comes meanwhile cannot write until it is over.
raid-then-decline = Who comes meanwhile cannot write until it is over; requests to join are declined.
raid-then-nothing = Who comes meanwhile may write.
raid-then-dry = (Dry run, nothing was done.)
raid-over = 🚪 The raid is over; the door is open again.
raid-opened = 🚪 { $name } has opened the door again.
raid-reason = the door is locked during a raid
door-question = { $name }, { $asked } You can write after that. ({ $minutes } min)
door-ask-button = welcome! Please press { $thing }.
door-ask-sum = welcome! What is { $one } + { $other }?
door-tries = Not that one. { $count ->
    [one] { $count } try is left.
   *[other] { $count } tries are left.
}
door-not-yours = This question is for somebody else.
door-reason = asked something at the door
door-passed = { $name } has answered at the door
door-failed = { $count ->
    [one] { $count } wrong answer
   *[other] { $count } wrong answers
} at the door
door-unanswered = no answer at the door
door-silent = has not answered at the door yet
door-left = left before answering
door-thing-tea = the cup of tea
door-thing-moon = the moon
door-thing-bell = the bell
door-thing-fish = the fish
door-thing-apple = the apple
door-thing-key = the key
door-thing-tree = the tree
door-thing-umbrella = the umbrella
action-LockDoor = pause invitations during a raid
action-OpenDoor = allow invitations again
action-ApproveJoin = let somebody in who asked
action-DeclineJoin = decline a request to join
