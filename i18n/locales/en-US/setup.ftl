### Setting up Go: the main job.

setup-title = Set up Go
setup-choose-version = Which Go?
setup-nothing-to-do = Go { $version } is already set up; nothing to do
setup-downloading = Downloading Go { $version }
setup-downloaded = Downloaded Go { $version } ({ $size })
setup-steps =
    { $count ->
        [one] One step
       *[other] { $count } steps
    }
setup-done = Go { $version } is ready
