"""Sites that need no introduction, and those that hide where they lead."""

from typing import Final

_COMMON = """
    github.com github.io githubusercontent.com gitlab.com gitee.com bitbucket.org sourceforge.net stackoverflow.com
    stackexchange.com askubuntu.com serverfault.com superuser.com docs.rs rust-lang.org
    python.org golang.org go.dev nodejs.org debian.org ubuntu.com kernel.org archlinux.org gnu.org mozilla.org
    readthedocs.io readthedocs.org docker.com kubernetes.io huggingface.co arxiv.org doi.org acm.org ieee.org
    wikipedia.org wikimedia.org wiktionary.org archive.org google.com google.cn google.com.hk google.com.tw
    google.ru youtube.com youtu.be bing.com duckduckgo.com yahoo.com baidu.com sogou.com microsoft.com apple.com
    amazon.com amazon.cn twitter.com x.com fxtwitter.com vxtwitter.com facebook.com instagram.com threads.net
    linkedin.com reddit.com redd.it pinterest.com tumblr.com medium.com substack.com quora.com imgur.com flickr.com
    giphy.com tenor.com spotify.com soundcloud.com twitch.tv steampowered.com steamcommunity.com netflix.com
    vimeo.com nytimes.com bbc.com bbc.co.uk cnn.com reuters.com bloomberg.com theguardian.com zhihu.com bilibili.com
    b23.tv weibo.com weibo.cn douban.com douyin.com tiktok.com xiaohongshu.com xhslink.com kuaishou.com youku.com
    iqiyi.com qq.com 163.com sina.com.cn sohu.com ifeng.com toutiao.com csdn.net cnblogs.com juejin.cn
    segmentfault.com jianshu.com v2ex.com oschina.net infoq.cn tencent.com aliyun.com alibaba.com taobao.com
    tmall.com jd.com pinduoduo.com meituan.com dianping.com ctrip.com 12306.cn gov.cn edu.cn gov.tw edu.tw gov.hk
    feishu.cn larksuite.com dingtalk.com yuque.com notion.so notion.site ptt.cc dcard.tw pixnet.net udn.com
    ltn.com.tw rthk.hk hk01.com lihkg.com openrice.com vk.com ya.ru yandex.ru mail.ru habr.com ok.ru rutube.ru
    dzen.ru avito.ru ozon.ru wildberries.ru openai.com chatgpt.com anthropic.com claude.ai deepseek.com ethereum.org
    bitcoin.org etherscan.io bscscan.com tronscan.org solscan.io binance.com coinbase.com okx.com kraken.com
    coingecko.com coinmarketcap.com tradingview.com dune.com defillama.com telegram.org discord.com discordapp.com
    discordapp.net whatsapp.com zoom.us slack.com trello.com figma.com canva.com dropbox.com cloudflare.com
    mozilla.com launchpad.net pastebin.com paste.ubuntu.com gist.github.com imgbb.com ibb.co imageshack.us
    freedesktop.org kde.org gnome.org ebay.com imdb.com wordpress.com wordpress.org blogspot.com fedoraproject.org
    redhat.com opensuse.org nginx.org apache.org mysql.com postgresql.org sqlite.org php.net perl.org java.com
    oracle.com jetbrains.com visualstudio.com vercel.com vercel.app netlify.app digitalocean.com azure.com
    nvidia.com amd.com intel.com samsung.com mi.com huawei.com sspai.com ithome.com 36kr.com huxiu.com thepaper.cn
    people.com.cn xinhuanet.com cctv.com guancha.cn smzdm.com coolapk.com nga.cn hupu.com acfun.cn mihoyo.com
    epicgames.com nintendo.com playstation.com xbox.com aliexpress.com shopee.tw momoshop.com.tw ruten.com.tw
    books.com.tw gamer.com.tw mobile01.com cna.com.tw ettoday.net chinatimes.com plurk.com mingpao.com scmp.com
    on.cc discuss.com.hk hkgolden.com uniswap.org opensea.io metamask.io coindesk.com cointelegraph.com theblock.co
    forms.gle streamable.com catbox.moe archive.ph w3.org ietf.org rfc-editor.org man7.org cppreference.com
    geeksforgeeks.org w3schools.com leetcode.com kaggle.com pytorch.org tensorflow.org ollama.com perplexity.ai
    cursor.com brew.sh snapcraft.io flathub.org f-droid.org lenta.ru rbc.ru ria.ru tass.ru vc.ru pikabu.ru hh.ru
    gosuslugi.ru kinopoisk.ru meduza.io kommersant.ru yangkeduo.com tb.cn goofish.com douyu.com huya.com gitcode.com
    linux.cn runoob.com cnki.net researchgate.net nature.com sciencedirect.com springer.com ted.com coursera.org
    udemy.com duolingo.com booking.com airbnb.com theregister.co.uk arstechnica.com theverge.com wired.com
    techcrunch.com ycombinator.com lobste.rs slashdot.org howtoforge.com linuxquestions.org samba.org nodesource.com
    jsdelivr.net unpkg.com cdnjs.com codepen.io jsfiddle.net replit.com godbolt.org regex101.com excalidraw.com
    speedtest.net
"""
COMMON: Final = frozenset(_COMMON.split())
"""Registrable domains that say nothing against a message by themselves."""

_SHORTENERS = """
    bit.ly tinyurl.com goo.gl ow.ly is.gd v.gd buff.ly cutt.ly rb.gy t.ly s.id shorturl.at shorturl.asia tiny.cc
    rebrand.ly bl.ink t.cn url.cn dwz.cn suo.im suo.nz mrw.so 985.so u.nu clck.ru vk.cc reurl.cc lihi.cc lihi1.com
    ppt.cc pse.is maac.io 0rz.tw w.wiki soo.gd adf.ly ouo.io urlz.fr kutt.it short.gy
"""
SHORTENERS: Final = frozenset(_SHORTENERS.split())
"""Domains behind which any other may stand."""

_REDIRECTORS = """
    google.com google.ru google.com.hk youtube.com facebook.com instagram.com steamcommunity.com vk.com yandex.ru ya.ru
    zhihu.com qq.com weibo.cn csdn.net jianshu.com juejin.cn bing.com linkedin.com slack.com t.co
"""
REDIRECTORS: Final = frozenset(_REDIRECTORS.split())
"""Sites that hand a reader on to whatever address stands behind a question mark."""

_RISKY_ENDINGS = """
    top xyz vip icu bet casino win loan click bond cyou buzz monster rest quest sbs cfd lol fun tk ml ga cf gq
"""
RISKY_ENDINGS: Final = frozenset(_RISKY_ENDINGS.split())
"""Top-level domains that advertisers buy by the thousand."""

_ENDINGS = """
    com net org info biz edu gov io ai app dev co cn com.cn tw com.tw hk com.hk ru рф su by kz ua uk co.uk de fr jp kr
    sg my us ca au eu me tv cc ly gg gl gd ws la pw to in vn th id ph xyz top vip icu club shop store site online live
    link click pro bet casino win loan work fun bond cyou buzz monster rest quest sbs cfd lol tk ml ga cf gq one world
    life today news blog wiki tech cloud space website mobi asia name chat group team best host run space ink ltd
    games game bid trade market exchange money finance cash fund capital digital network solutions agency media
    email zone lat beauty hair skin makeup autos boats homes yachts nexus dog page
"""
ENDINGS: Final = frozenset(_ENDINGS.split())
"""Endings that make a name without `http` and without a path an address; longer ones are checked with a path."""

_FILE_ENDINGS = """
    py md rs sh so pl cc ts am pm in to is it at no my me la id do as be us by de name host page run group team space
    network email media zone info world life today news one
"""
FILE_ENDINGS: Final = frozenset(_FILE_ENDINGS.split())
"""Endings that are more often a file, a word after a full stop, or an hour; they need `http`, `www` or a path."""
