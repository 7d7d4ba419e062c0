### The window: Go's settings.

environment-title = Environment
environment-filter = Filter by name or value
environment-only-set = Only what somebody set
environment-name = Variable
environment-value = Value
environment-origin = Comes from
environment-reading = Reading Go's settings…
environment-failed = Go's settings could not be read
environment-nothing = Nothing fits the filter
environment-copy = Copy value
