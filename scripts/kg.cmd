@echo off
rem Runs kg from this checkout; makes its environment on the first run.
setlocal
for %%P in ("py -3" python python3) do (
    %%~P -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
        set "python=%%~P"
        goto found
    )
)
echo kg needs Python 3.11 or later: install it from python.org, then run this again. >&2
exit /b 1

:found
%python% "%~dp0launch.py" %*
exit /b %errorlevel%
