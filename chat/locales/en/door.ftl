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
door-question = { $name }, { $asked }
door-else = You can write after that. Without an answer within { $minutes } min you are taken out of the group, and may come back at any time.
door-else-request = Then you are let in. Without an answer within { $minutes } min the request is declined, and you may ask again at any time.
door-else-role = Then you are let in. ({ $minutes } min)
door-ask-count = welcome! How many { $shapes } are in the picture?
door-ask-read = welcome! What is written in the picture?
door-shape-circle = circles
door-shape-triangle = triangles
door-shape-square = squares
door-shape-star = stars
button-cannot-see = I cannot see it
button-let-me-in = Let me in
door-otherwise = asked for a sum in place of the picture
door-role = gets the role of a member
door-by-hand = let in by the moderators
door-flapping = came and went again and again
door-announced = a word of the network's about who came or went
door-later = The door is closed at the moment. Please try again later.
door-open-to-you = Welcome, you are in.
entrance = Welcome! Press the button to be let in.
entrance-posted = The entrance is open: newcomers press the button and get the role. Deleting the message closes it.
entrance-no-roles = This network has no roles that could be given.
entrance-no-role = First say which role makes somebody a member: /settings verification role NAME
command-entrance = posts a button by which newcomers get the role
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
