### The window: which Gos are here, and which there are.

versions-title = Go versions
versions-installed = On this machine
versions-none = No Go is here yet
versions-available = Available
versions-use = Make active…
versions-remove = Remove…
versions-install = Install…
versions-here = installed
versions-looking = Looking the releases up…
versions-of = As { $from } listed them on { $at }
versions-built-in = As goready was built with them ({ $day })
versions-failed = The releases could not be looked up
versions-silent = Did not answer: { $sources }
