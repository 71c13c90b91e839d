"""Advertisements and scams, made up for these tests, as they come in chat groups."""

_SURE = """
兼职日结，一天300-500，手机就能做，加微信 abc12345
长期诚招刷单员，日赚200-800，详情加V：gold_8866
加薇信 kk20231 免费领取彩金，首存送百分之百，百家乐真人视讯
專業代開發票，全國可開，需要的加微信 fp668899
日入500不是夢，躺賺項目，有興趣的私聊 @earn_more_88
出售谷歌老号、推特白号，批发价格优惠，联系飞机 @haoshang888
USDT承兑，高价收u，秒到账，電報聯繫 @usdt_king
加➕v❤：meimei520 同城約，上门服务，包夜800一晚
网贷黑户也能下款，额度5万，无视征信，咨询微信 daikuan66
股票群老师带单，稳赚不赔，日收益20%，进群加微信 laoshi9988
Earn $500 daily from home with no experience, DM me @bigboss_fx
I made $12,000 in 2 weeks with bitcoin mining, message my account manager on Telegram @mrs_linda_trade
Hot girls waiting, onlyfans leaked content, click here https://xxgirls.top/join
FREE NITRO giveaway! Claim now https://dlscord-nitro.click/gift before it ends
Guaranteed 30% profit daily, forex signals, join our group t.me/+QWErty123456
Заработок от 5000 руб в день, без вложений, пишите в лс @manager_olga
Ищу людей в команду, удалённая работа, доход от 300$ в неделю, пиши + в лс @team_work24
Казино с бонусом, фриспины без депозита, переходи по ссылке https://casin0-x.bet/go
"""

_DISGUISED = """
兼 职 日 结，一 天 300-500，加 微 信 abc12345
加v\u200bx：abc_12345 长期兼职\u200b日结\u200b500
𝐄𝐚𝐫𝐧 $500 𝐝𝐚𝐢𝐥𝐲 𝐟𝐫𝐨𝐦 𝐡𝐨𝐦𝐞, 𝐃𝐌 𝐦𝐞 @bigboss_fx
Зapaбoтoк от 5000 руб в день, пишите в лс @manager_olga
"""

SURE = tuple(_SURE.strip().splitlines())
"""Plain to anybody."""

DISGUISED = tuple(_DISGUISED.strip().splitlines())
"""The same, written to slip through."""
