### The window: what was done.

history-title = History
history-none = Nothing was done yet
history-none-why = Every change GoReady makes is kept here and can be taken back
history-reading = Reading the history…
history-undo = Undo…
history-steps =
    { $count ->
        [one] One step
       *[other] { $count } steps
    }
history-failed = The history could not be read
history-line = { $time } · receipt { $receipt }
history-damaged = Receipt { $receipt } cannot be read
history-damaged-state = damaged
history-damaged-why = Why?
history-close = Close
