### The window: preferences.

preferences-title = Settings
preferences-look = Look and language
preferences-lang = Language
preferences-theme = Theme
preferences-theme-system = As the system
preferences-theme-light = Light
preferences-theme-dark = Dark
preferences-network = Where Go comes from
preferences-sources = Sources in order
preferences-sources-hint = Empty: those of the region
preferences-ca-file = CA file
preferences-ca-file-hint = Certificate authorities besides the system's
preferences-save = Save
preferences-offline = Use no network
preferences-proxies = Proxies
preferences-no-proxies = None is set in the environment
preferences-folders = Folders
preferences-sdks = Go versions
preferences-file = This page
preferences-logs = Logs
preferences-caches = Caches
preferences-caches-none = Empty
preferences-measuring = Measuring the caches…
preferences-clean = Empty our caches…
preferences-failed = The setting could not be kept
preferences-caches-failed = The caches could not be measured
