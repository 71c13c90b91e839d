# /doctor
doctor-reason = Somebody asked with /doctor.
doctor-well = ✓ All is well: I have the rights I need, and hear everything that is said here.
doctor-faults = { $count ->
    [one] One thing is wrong:
   *[other] { $count } things are wrong:
}
doctor-no-admin = · I am no administrator here – make me one
doctor-privacy = · Privacy mode hides messages from me – make me an administrator, or turn it off with /setprivacy at @BotFather
doctor-basic-group = · This is a basic group, in which nobody can be muted – upgrade it to a supergroup, for instance by showing its history to new members
doctor-webhook = · A webhook takes my updates – the operator can remove it with deleteWebhook
doctor-backlog = · { $count } updates are waiting for me – the operator should see whether the machine keeps up
doctor-clock = · The clock of my machine is { $seconds } seconds off – the operator should set it by NTP
action-Examine = look at my own rights
command-doctor = looks whether the bot has all it needs here
