### Why a source did not serve, in a few words: behind its address, in brackets.

cause-offline = the network is not to be used
cause-address = its address cannot be used
cause-proxy = the proxy does not let us through
cause-authorities = its certificate cannot be checked here
cause-unknown-host = its address cannot be found
cause-connect = cannot connect
cause-timed-out = no answer in time
cause-too-slow = too slow
cause-broken = the connection broke
cause-clock = by the clock of this machine, its certificate is not valid
cause-tls = no secure connection
cause-malformed = its answer makes no sense
cause-absent = it has no such file
cause-status = it answers with an error
cause-web-page = a web page came instead of the file
cause-size = the file has another size than it must have
cause-proxies-off = the GOPROXY list is off
cause-hash = its bytes are not what they must be
cause-database = the checksum database does not vouch for it
cause-no-database = the checksum database cannot be asked
cause-signature = its signature is not accepted
