# shellcheck shell=bash
# The Python programs that the tests run: in an environment of their own, each of the version that is written down.

# ensure_test_tools: makes .build/test-tools, or leaves it when it is what Tests/EndToEndTests/OpenAPI/requirements.txt says.
ensure_test_tools() {
    local tools=$repository/.build/test-tools wanted=$repository/Tests/EndToEndTests/OpenAPI/requirements.txt log
    if cmp -s -- "$wanted" "$tools/requirements.txt"; then
        return
    fi
    step "Installing the Python programs of the tests"
    log=$(mktemp)
    rm -rf -- "$tools"
    # The system's Python, whose packages are known; wheels alone, so that nothing is built here.
    if ! { /usr/bin/python3 -m venv "$tools" && timeout 600 "$tools/bin/pip" --disable-pip-version-check --no-input \
        install --only-binary :all: --requirement "$wanted"; } </dev/null >"$log" 2>&1; then
        failed "pip install" "$log"
    fi
    cp -- "$wanted" "$tools/requirements.txt"
    rm -f -- "$log"
}
