# What /doctor and innkeeper doctor say: what was looked at, and how to mend it.
command-doctor = checks whether I have all I need here
doctor-head = { $wrong ->
    [0] All is well.
    [one] One thing needs you:
   *[other] { $wrong } things need you:
}
doctor-fine = ✓ { $what }
doctor-wrong = ✗ { $what }: { $fix }
doctor-optional = ○ { $what }: { $fix }
check-network = { $network } answers
fix-network = no answer ({ $detail }). Try again in a minute; if it lasts, look at the token and the machine's network.
check-database = database
fix-database = it does not answer. Look at DATABASE_URL and the free space on the disk; innkeeper doctor says more.
check-model = text model
fix-model = missing or damaged, so only rules judge. Reinstall, or run innkeeper train.
check-pictures = pictures
fix-pictures-missing = not looked at. For that, install the extra images: pip install 'innkeeper[images]'.
fix-pictures-unread = looked at for codes, but not read. For that, install the extra images anew: pip install 'innkeeper[images]'.
fix-pictures-broken = what looks at them does not start. Reinstall the extra images; the log names the command that says why.
check-clock = clock
fix-clock = { $seconds } seconds away from the network's. If this lasts, let the machine set its clock (NTP).
check-office = moderators' chat
doctor-no-office = No moderators' chat is chosen, so cards wait in /cases; /office chooses one.
fix-office-away = I cannot write there. Add me to it, or choose another one with /office.
check-right = right { $right }
fix-right-telegram = { $lack }. Group → Administrators → me.
fix-right-discord = { $lack }. Server Settings → Roles → my role.
check-here = I am in this group
fix-here = I am not. Add me again.
check-supergroup = supergroup
fix-supergroup = in a basic group nobody can be muted. Switch Chat history for new members to visible once: Telegram then makes it a supergroup.
check-privacy = reads all messages
fix-privacy = privacy mode is on and I am no administrator. Make me an administrator, or switch it off: @BotFather → /setprivacy → Disable, then add me again.
check-joining = may be added to groups
fix-joining = it is switched off. @BotFather → /setjoingroups → Enable.
check-webhook = messages reach me
fix-webhook = a webhook is set, so messages go there and not to me. Start me again: I take it away. If it comes back, stop the other program.
fix-webhook-elsewhere = Telegram posts messages to { $url }, not to my TELEGRAM_WEBHOOK_URL. Another program uses my token: stop it, and start me again.
fix-webhook-failing = Telegram cannot deliver to my webhook ({ $why }). Look whether TELEGRAM_WEBHOOK_URL leads to me from outside: certificate, reverse proxy, HTTP_PORT.
check-intent-members = Server Members Intent
fix-intent-members = off, so I hear of nobody who joins. Switch it on under Bot at discord.com/developers/applications.
check-intent-content = Message Content Intent
fix-intent-content = off, so all messages look empty. Switch it on under Bot at discord.com/developers/applications.
check-role-order = my role is high enough
fix-role-order = I can do nothing against who has { $roles }. Server Settings → Roles: drag my role above.
check-page = page of the playground
fix-page = it is not being served. Look at HTTP_PORT.
check-backlog = updates are not piling up
fix-backlog = { $count } are waiting. See whether the machine keeps up.
check-channels = I may work in every channel
fix-channels = in { $names } I may not read and delete. Give my role View Channel and Manage Messages there.
check-automod = hears of AutoMod
fix-automod = if you want what Discord's AutoMod does in /why and /cases, and invites to rest in a raid, give my role Manage Server.
