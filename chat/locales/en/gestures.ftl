# What the bot does beside talking: pins, polls, pace, topics, titles, sweeping.
command-pin = pins the message you answer with it
command-unpin = unpins the message you answer with it
command-poll = asks everybody a question with answers to choose from
command-slow = lets members write only once in a while, or as often as they like again
command-close = closes this topic: members can read it, not write in it
command-reopen = opens this topic again
command-purge = deletes the last messages, those of one member, or all from the one you answer
command-title = gives a member a title: a role without powers, or a tag
command-untitle = takes a title away

gesture-answer-it = Answer the message you mean.
pinned = Pinned.
unpinned = Unpinned.
poll-usage = Write the question, then | and the answers with | between them, from 2 to { $most }.
poll-too-long = A question has at most { $question } characters, an answer { $answer }.
poll-in-words = 📊 { $question }
poll-choice = { $sign } { $answer }
slow-usage = Write how long, up to 6 hours, such as 30s or 5m, or off.
slowed = Everybody can write once in { $span } here.
slow-off = Everybody can write as often as they like again.
slow-in-words = This network lets nobody be slowed down by a bot. An admin can: in the group's permissions, under slow mode.
topic-nowhere = Do this in the topic that you mean.
topic-closed = This topic is closed.
topic-open = This topic is open again.
title-usage = Say whom, and which title.
title-too-long = A title has at most { $most } characters.
title-no-role = There is no role “{ $title }” in this server, or there are several: make one, or name it by its id.
title-powers = The role “{ $title }” gives powers over others or belongs to a bot, so I do not hand it out.
title-given = { $name } is “{ $title }” from now on.
title-taken = { $name } no longer carries the title.
purge-usage = Answer the first message to delete, or write how many, 1 to { $most }.
purge-nothing = There is nothing to delete that I remember and may touch.
purged = { $count ->
    [one] One message is deleted
   *[other] { $count } messages are deleted
} (case { $case }).
purge-left = { $count ->
    [one] One of staff was left.
   *[other] { $count } of staff were left.
}
by-hand-purge = { $name } cleared the room by hand.
album-part = belongs to an album of which a part was removed
poll-closed = The poll is closed.
