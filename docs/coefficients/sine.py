"""The bits of 2/pi for DoubleSine.   python3 docs/coefficients/sine.py   (needs mpmath)"""
from mpmath import mp

mp.prec = 1600
WORDS = 20
bits = int(mp.floor(mp.ldexp(2 / mp.pi, 64 * WORDS)))
print("0, 0, " + ", ".join(f"0x{bits >> 64 * i & (1 << 64) - 1:016x}L" for i in reversed(range(WORDS))))
