# What people do with this program; `just` lists it. Comes with the tests' packages: .venv/bin/just

python := ".venv/bin/python"
compile := "uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header"

_list:
    @just --list --unsorted

# start the demonstration on this machine
up *options:
    bin/demo {{ options }}

# style, types, order of packages, templates
check:
    bin/test form

# bring source and templates into shape
format:
    .venv/bin/ruff check --fix --quiet .
    .venv/bin/ruff format --quiet .
    -.venv/bin/djade $(find src -name "*.html")
    .venv/bin/djangofmt --quiet src

# every test, or a part of them: just test sqlite -- tests/rounds
test *parts:
    bin/test {{ parts }}

# the ways through the interface, in a browser
journey:
    bin/test browser

# the figures of the benchmarks
bench *options:
    {{ python }} -m benchmarks {{ options }}

# a city with data in ./var, as `just up` has it
demo:
    bin/demo --nur-laden

# pin what pyproject.toml asks for; --upgrade takes newer versions
lock *options:
    {{ compile }} {{ options }} pyproject.toml -o requirements.txt
    {{ compile }} {{ options }} --group statistik -o requirements-statistik.txt
    {{ compile }} {{ options }} pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

# collect the words of the interface for translation
messages *options:
    {{ python }} tools/messages.py {{ options }}

# check everything, then build the package into dist/
release:
    bin/test --alles
    {{ python }} -m hatchling build --target wheel
