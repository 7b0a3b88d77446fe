"""Coefficients of FloatGELU and DoubleGELU.   python3 docs/coefficients/gelu.py   (needs mpmath; 10 seconds)

Rational minimax approximations P/Q by Remez' exchange with Newton steps, on Chebyshev nodes of t = a/(a + 2). Then one
coefficient after the other is rounded to double, and those not yet rounded are fitted again to the minimax error, so that
the roundings cancel.
"""
from mpmath import mp, mpf

mp.dps = 50


def mills(a):
    """Φ(−a) / e^(−a²/2)."""
    return mp.erfc(a / mp.sqrt(2)) / 2 * mp.exp(a * a / 2)


def nodes(count, top):
    limit = top / (top + 2)
    t = [limit * (1 - mp.cos(mp.pi * (2 * i + 1) / (2 * count))) / 2 for i in range(count)]
    return [2 * t / (1 - t) for t in t]


def at(coefficients, x):
    return mp.polyval(coefficients[::-1], x)


def fit(f, weight, degree, q_degree, top):
    """P and Q with Q(0) = 1 such that weight · (P/Q − f) is as small as can be on [0, top]."""
    unknowns = degree + q_degree + 1
    xs = nodes(unknowns, top)
    a = mp.matrix(unknowns, unknowns)
    for i, x in enumerate(xs):
        for j in range(degree + 1):
            a[i, j] = x**j
        for j in range(1, q_degree + 1):
            a[i, degree + j] = -f(x) * x**j
    solution = list(mp.lu_solve(a, mp.matrix([f(x) for x in xs])))
    p, q = solution[:degree + 1], [mpf(1)] + solution[degree + 1:]
    xs = nodes(800, top)
    values, weights = [f(x) for x in xs], [weight(x) for x in xs]
    for _ in range(12):
        error = [(at(p, x) / at(q, x) - v) * w for x, v, w in zip(xs, values, weights)]
        peaks = [0]
        for i in range(1, len(xs)):
            if (error[i] > 0) != (error[peaks[-1]] > 0):
                peaks.append(i)
            elif abs(error[i]) > abs(error[peaks[-1]]):
                peaks[-1] = i
        while len(peaks) > unknowns + 1:
            peaks.pop(0 if abs(error[peaks[0]]) < abs(error[peaks[-1]]) else -1)
        if max(map(abs, error)) < mpf("1.002") * min(abs(error[i]) for i in peaks):
            break
        for _ in range(3):
            a = mp.matrix(unknowns + 1, unknowns + 1)
            b = mp.matrix(unknowns + 1, 1)
            for row, i in enumerate(peaks):
                x, w = xs[i], weights[i]
                for j in range(degree + 1):
                    a[row, j] = w * x**j / at(q, x)
                for j in range(1, q_degree + 1):
                    a[row, degree + j] = -w * at(p, x) * x**j / at(q, x) ** 2
                a[row, unknowns] = (-1) ** row
                b[row] = (values[i] - at(p, x) / at(q, x)) * w
            step = mp.lu_solve(a, b)
            p = [p[j] + step[j] for j in range(degree + 1)]
            q = [q[0]] + [q[j] + step[degree + j] for j in range(1, q_degree + 1)]
    return p, q


def rounded(f, weight, p, q, top):
    xs = nodes(160, top)
    values, weights = [f(x) for x in xs], [weight(x) for x in xs]

    def errors():
        return [(at(p, x) / at(q, x) - v) * w for x, v, w in zip(xs, values, weights)]

    goal = errors()
    free = [(q, j) for j in range(len(q) - 1, 0, -1)] + [(p, j) for j in range(len(p) - 1, -1, -1)]
    while free:
        polynomial, j = free.pop(0)
        polynomial[j] = mpf(float(polynomial[j]))
        if free:
            a = mp.matrix(len(xs), len(free))
            for row, (x, w) in enumerate(zip(xs, weights)):
                for column, (polynomial, j) in enumerate(free):
                    factor = 1 if polynomial is p else -at(p, x) / at(q, x)
                    a[row, column] = w * factor * x**j / at(q, x)
            step = mp.qr_solve(a, mp.matrix([g - e for g, e in zip(goal, errors())]))[0]
            for column, (polynomial, j) in enumerate(free):
                polynomial[j] += step[column]
    return max(map(abs, errors()))


def show(name, f, weight, degree, q_degree, top):
    p, q = fit(f, weight, degree, q_degree, top)
    error = rounded(f, weight, p, q, top)
    print(f"{name}, 0 <= a <= {mp.nstr(top, 4)}, relative error {mp.nstr(error, 3)}")
    for i, c in enumerate(p):
        print(f"  P{i} = {float(c).hex()}")
    for i, c in enumerate(q):
        print(f"  Q{i} = {float(c).hex()}")
    return p, q


p, q = show("FloatGELU: mills(a) = P/Q", mills, lambda a: 1 / mills(a), 4, 5, mpf("14.6"))
slope = [mpf(0)] * 7
for i, c in enumerate(p):
    slope[i] -= c
for i, c in enumerate(q):
    slope[i + 1] += c / mp.sqrt(2 * mp.pi)
print("FloatGELU, derivative: a / sqrt(2 pi) - mills(a) = S/Q")
for i, c in enumerate(slope):
    print(f"  S{i} = {float(c).hex()}")

def u(a):
    return (mpf("2.28125") * a + mpf("1.8125")) * mills(a) - 1


show("DoubleGELU: u(a) = (2.28125 a + 1.8125) mills(a) - 1 = P/Q, relative to 1 + u", u, lambda a: 1 / (1 + u(a)), 11, 11, mpf("39.4"))
