# What the bot says when it comes into a group, and when its rights change.
greeting = 🏮 Good evening. I keep this house: I remove adverts, ask the moderators when I am not sure, and can take everything back. I work on safe defaults from now on; admins can choose here, or press Done.
greeting-reason = The bot was added, or its rights were changed.
greeting-lacks = I still lack rights here. Please make me an administrator with these:
greeting-ready = Thank you, I have all the rights I need now.
lacks-can-delete-messages = · Delete messages – without it adverts stay where they are
lacks-can-restrict-members = · Ban users – without it I can mute, remove and ban nobody
lacks-other = · { $right }
button-office = Moderators' chat
button-done = Done
preset-gentle = Gentle
preset-standard = Standard
preset-strict = Strict
preset-set = Set: { $preset }. /settings moderation shows what that means.
preset-unknown = There are: { $presets }.
command-preset = sets how strict the bot is
command-done = takes the bot's greeting away
