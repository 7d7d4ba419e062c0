### Words and quantities that many screens show.

common-app-name = GoReady
common-yes = Yes
common-no = No
common-cancel = Cancel
common-close = Close
common-retry = Try again
common-copy = Copy
common-unknown = unknown
common-named = { $name }: { $value }

common-size = { $number } { $unit }
common-size-bytes = { $count } B
common-rate = { $size }/s

common-duration-seconds = { $seconds } s
common-duration-minutes = { $minutes } min { $seconds } s
common-duration-hours = { $hours } h { $minutes } min

common-left-seconds = about { $seconds } s left
common-left-minutes = about { $minutes } min left
common-left-hours = about { $hours } h { $minutes } min left
