# What stands in Discord's menus and audit log.
menu-report = Report
menu-why = Why
menu-teach = Mark as spam
time-is-up = the time is up

option-member = whom it is about
option-case = a case by its id, such as K7F3QM2A
option-duration = how long, such as 10m, 2h or 7d
option-reason = why; the member reads it
option-command = one command to explain
option-section = a part of the settings
option-setting = one setting of that part
option-value = its new value, default, or add and remove with an item
option-detector = a detector by its name
option-choice = one of these
option-count = how many
option-what = what is wanted; /help with the command shows an example

option-name-member = member
option-name-case = case
option-name-duration = duration
option-name-reason = reason
option-name-command = command
option-name-section = section
option-name-setting = setting
option-name-value = value
option-name-detector = detector
option-name-choice = choice
option-name-count = count
option-name-what = what

lacks-view-channels = View Channels – channels I cannot see I cannot look after
lacks-send-messages = Send Messages – without it I say nothing, not even to the moderators
lacks-send-messages-in-threads = Send Messages in Threads – without it I say nothing in threads
lacks-read-message-history = Read Message History – without it I miss what is said while I am away
lacks-manage-messages = Manage Messages – without it adverts stay where they are
lacks-moderate-members = Timeout Members – without it I can mute nobody
lacks-kick-members = Kick Members – without it I can put nobody out
lacks-ban-members = Ban Members – without it I can keep nobody out
lacks-manage-guild = Manage Server – without it invitations do not rest in a raid
lacks-manage-roles = Manage Roles – without it I can give nobody the role of a member
