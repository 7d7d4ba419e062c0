### The window: the list of all commands.

palette-show-run = Show what is at work
palette-set-up = Set up Go
palette-refresh = Look again
palette-undo = Undo the last change
palette-stop = Stop what is at work
palette-tools = Install the tools…
palette-use = Make Go { $version } active…
palette-test = Test the sources
palette-online = Use the network
palette-light = Light theme
palette-dark = Dark theme
palette-system = Theme of the system
palette-english = Speak English
palette-chinese = Speak Chinese
palette-close = Close the window
palette-title = All commands
palette-find = Find a command
palette-nothing = No command is called that
palette-button = Search commands
palette-set = Set { $name }
