"""Words of those who talk about advertisements instead of placing them."""

from typing import Final

WARNING: Final = (
    r"骗子|诈骗|被骗|骗局|骗人的|别信|别加|别上当|小心.{0,4}(?:骗|广告)|(?:大家|各位).{0,4}(?:小心|注意)|"
    r"广告(?:又|号|太多|真多|怎么)|"
    r"删一下|踢(?:了|掉|一下|出)|封(?:了|掉|一下)他?|举报|打广告的|发广告的|"
    r"\b(?:scam(?:mer|s|med)?|spam(?:mer|s|ming)?|phishing|beware|(?<!accidentally )(?<!mistakenly )reported?|fraud|"
    r"fake (?:link|account|site)|don't click|got hacked)\b|"
    r"\b(?:мошенник\w*|развод\w*|спам\w*|забан\w*|осторожн\w*|не ведитесь|кидал\w*|жулик\w*)"
)
"""A warning, or a complaint."""
