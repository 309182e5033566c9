"""Writes rates.json: states, and what model.py gives as their rates, under several parameter sets. A port must agree to rounding."""
import json
import numpy as np
from model import *

EXACT = {'R': R, 'mmHg': 133.322, 'KprxrNADPH': 6e-6*0.3 + 1e-12}   # the prototype's own digits
CASES = [   # (parameters of model.py, ug/mL at 25 C and 1 atm, fill pressure in bar)
    ({}, 40, 1.01325),
    ({}, 80, 1.8),
    (dict(T=310.15, g6pd=0.05), 80, 1.01325),
    (dict(T=288.15, Hct=0.3, Vb=0.1), 20, 1.3),
    (dict(A=0.5, kL=1.5e-4, kG=2e-2, Vg=0.05), 160, 1.01325),
    (dict(A=0.005, kL=1e-5, kG=1e-3, fUAirr=0.0, amp=0.3, kRBCfac=3.0, Hct=0.55), 100, 2.0),
]
TIMES = [0, 1e-4, 1e-2, 1, 10, 60, 300, 1200]

def points(p, c, bar, random):
    y = y0(p, c, bar)
    s = solve_ivp(rhs, (0, 1200), y, method='BDF', args=(p,), t_eval=TIMES, rtol=1e-8, atol=1e-14)
    states = list(s.y.T)
    for i in (2, 4, 5, 6, 7):                       # far from any trajectory
        far = s.y[:, i]*np.exp(random.normal(0, 1, len(S)))
        far[I['SO2']] = random.uniform(0, 1)
        states.append(far)
    below = s.y[:, 4] - 1e-12                       # what rounding may do
    for n in ('GSH', 'GSSG', 'H2O2r', 'PRXo', 'DHAr'): below[I[n]] = -1e-12
    low = s.y[:, 5].copy(); low[I['GSH']] = 0.1e-3; low[I['D']] = 8e-3; low[I['NADPH']] = 40e-6; low[I['PRXo']] = 600e-6
    return states + [below, low]

if __name__ == '__main__':
    random = np.random.default_rng(20261122)
    out = []
    for change, c, bar in CASES:
        p = dict(fitted(), **change)
        x = (c/47.998*1e-3)/(101325/(R*298.15)/1e3)
        given = dict(EXACT, **change, fillPressure=bar*1e5, ozoneMoleFraction=x)
        rows = [dict(state=list(map(float, y)), rates=list(map(float, rhs(0, y, p)))) for y in points(p, c, bar, random)]
        out.append(dict(parameters=given, start=list(map(float, y0(p, c, bar))), points=rows))
    json.dump(dict(states=S, cases=out), open('rates.json', 'w'))
    print(sum(len(o['points']) for o in out), 'points')
