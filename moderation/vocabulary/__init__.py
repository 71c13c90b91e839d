"""What advertisements, contacts and insults are worded with, in Chinese, English and Russian, one noun a file.

All are regular expressions for folded text: lower case, simplified characters, narrow punctuation.
"""
