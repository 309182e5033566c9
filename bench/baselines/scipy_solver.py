"""
What most people would write first: SciPy's solve_ivp with a generated right-hand side and Jacobian.

    scipy_solver.py JOB RESULTS LSODA|BDF|Radau RTOL ATOL_FACTOR PATIENTS

JOB is the file that SolverJob.cs describes; of its patients the first PATIENTS are solved. RESULTS takes their states at the
end of every segment, as doubles. One JSON line on standard output says what it cost. Beside this file stands model.py, which
is generated from a model's declaration.
"""
import json
import struct
import sys
import time

import numpy as np
from scipy.integrate import solve_ivp

import model


def read_job(path):
    with open(path, "rb") as file:
        content = file.read()
    assert content[:8] == b"HBENCH01", "not a job of the solver benchmark"
    states, parameters, patients, segment_count = struct.unpack_from("<4q", content, 32)
    at, segments = 64, []
    for _ in range(segment_count):
        end, count = struct.unpack_from("<dq", content, at)
        indices = struct.unpack_from(f"<{count}q", content, at + 16)
        values = struct.unpack_from(f"<{count}d", content, at + 16 + 8 * count)
        segments.append((end, list(zip(indices, values))))
        at += 16 + 16 * count
    return states, np.frombuffer(content, "<f8", patients * parameters, at).reshape(patients, parameters), segments


def solve_patient(own, segments, method, rtol, atol, cost):
    y, t, ends = model.start(own), 0.0, []
    dense = np.zeros((len(y), len(y)))
    for end, changes in segments:
        p = list(own)
        for index, value in changes:
            p[index] = value
        q = model.prepare(p)
        solution = solve_ivp(
            lambda t, y: model.rates(y.tolist(), p, q), (t, end), y, method=method, rtol=rtol, atol=atol, t_eval=[end],
            jac=lambda t, y: model.jacobian(y.tolist(), p, q, dense).copy())
        if not solution.success:
            cost["failed"] += 1
            return np.vstack(ends + [np.full((len(segments) - len(ends), len(y)), np.nan)])
        y, t = solution.y[:, -1], end
        ends.append(y)
        cost["rates"] += solution.nfev
        cost["jacobians"] += solution.njev
        cost["factorisations"] += solution.nlu
    return np.vstack(ends)


def main(job, results, method, rtol, atol_factor, count):
    _, patients, segments = read_job(job)
    patients = [row.tolist() for row in patients[:int(count)]]
    rtol, atol = float(rtol), float(atol_factor) * np.array(model.scale)
    cost = dict.fromkeys(("steps", "rejected", "rates", "jacobians", "factorisations", "failed"), 0)
    solve_patient(patients[0], segments, method, rtol, atol, dict(cost))
    begun, processor_begun = time.perf_counter(), time.process_time()
    solved = [solve_patient(p, segments, method, rtol, atol, cost) for p in patients]
    seconds, processor_seconds = time.perf_counter() - begun, time.process_time() - processor_begun
    np.vstack(solved).astype("<f8").tofile(results)
    counts = {name: int(count) for name, count in cost.items()}
    print(json.dumps({"seconds": seconds, "processorSeconds": processor_seconds, "repeats": 1, "patients": len(patients), **counts}))


main(*sys.argv[1:])
