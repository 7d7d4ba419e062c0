### The window: what it says for a moment, and small habits.

habits-at-work = At work…
habits-one-at-a-time = One change at a time: ask again once this one has ended
habits-copied = Copied
habits-opened-folder = The folder is open
habits-opened-terminal = A terminal is open
habits-opened-vs-code = VS Code is open
habits-open-folder = Open folder
habits-open-terminal = Open terminal
habits-open-vs-code = Open in VS Code
habits-open-failed = The folder could not be opened
habits-go-on = Go on in { $path }
habits-go-on-why = Run both commands there
habits-ended-well = What you started is done
habits-ended-badly = What you started needs a look
habits-close-once-done = Close when done
habits-closes-once-done = The window closes when this has ended well
habits-stopped = Stopped: { $what }
habits-close-why = Stopping is safe: what is done so far stays so, and the rest is left alone
habits-copy-keys = Ctrl+C copies this
