### The window's start, and its fall.

start-silent = The window cannot be opened: nothing answers at { $display }
start-no-drawing = The window cannot be opened: OpenGL does not work on this display ({ $reason })
start-in-terminal = Going on in this terminal
start-no-display = There is no display, so the assistant runs in this terminal

start-drop = Drop a Go archive, go.mod or go.work here to set up that Go

start-fallen-title = GoReady had to stop
start-fallen-why = It came upon a bug of its own. Every finished step is on record; History can take it back.
start-fallen-report = Report
start-fallen-please = Please report this, with this file. It names neither you nor your home.
start-fallen-again = Start GoReady again
start-fallen-close = Close
