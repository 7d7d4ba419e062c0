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

common-moment = { $month } { $day }, { $year }, { $clock }
common-clock-am = { $hour }:{ $minute } AM
common-clock-pm = { $hour }:{ $minute } PM
common-month-1 = Jan
common-month-2 = Feb
common-month-3 = Mar
common-month-4 = Apr
common-month-5 = May
common-month-6 = Jun
common-month-7 = Jul
common-month-8 = Aug
common-month-9 = Sep
common-month-10 = Oct
common-month-11 = Nov
common-month-12 = Dec
