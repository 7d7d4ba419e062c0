### Sources that did not serve, and why.

source-failed = { $source }: { $cause } [{ $code }]
source-next = { $failed }; trying the next source
source-none-offline = Go { $version } is not among the downloads of this machine, and the network may not be used
source-offline = the network may not be used
source-unknown-host = its address cannot be found
source-connect = no connection
source-timed-out = no answer in time
source-too-slow = too slow
source-broken = the connection broke
source-certificate-time = its certificate is not valid by the clock of this machine
source-unknown-authority = its certificate comes from an authority that is not trusted here
source-absent = no such file there
source-web-page = a web page came instead of the file, perhaps the login page of this network
