# SPDX-License-Identifier: Apache-2.0
#
# Python: types, behaviour, the wheel installed into an environment of its own, speed of a batch, the analyst's script.

python=/usr/bin/python3

wheel() { # builds the wheel without network, installs it, and uses it from elsewhere
    cp -r examples/python "$work/source"
    (cd "$work/source" && "$python" -m build --wheel --no-isolation --outdir "$work/dist")
    "$python" -m venv --without-pip "$work/environment"
    "$python" -m zipfile -e "$work"/dist/netral-*-py3-none-any.whl \
        "$("$work/environment/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
    (cd / && "$work/environment/bin/python" -c 'import netral, os; assert "site-packages" in netral.__file__; print(netral.version())')
    [[ -f $("$work/environment/bin/python" -c 'import netral, os; print(os.path.dirname(netral.__file__))')/py.typed ]]
}

host_test() {
    needs "$python" mypy
    "$python" -c 'import matplotlib, build' || { echo "NOT RUN: python: matplotlib or build is missing" >&2; exit 1; }
    export PYTHONDONTWRITEBYTECODE=1
    (cd examples/python && MYPYPATH=. mypy --cache-dir "$work/mypy" --python-executable "$python" --strict netral report.py)
    PYTHONPATH=examples/python "$python" -W error tests/hosts/python_test.py
    wheel
    PYTHONPATH=examples/python "$python" tests/hosts/python_speed.py
    PYTHONPATH=examples/python "$python" tests/hosts/python_report.py
}

host_cost() { PYTHONPATH=examples/python "$python" tests/hosts/python_cost.py "$record"; }
