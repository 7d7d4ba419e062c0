### Sources that did not serve, and why.

source-failed = { $source }: { $cause } [{ $code }]
source-next = { $failed }; trying the next source
source-none-offline = Go { $version } is not among the downloads of this machine, and the network may not be used
