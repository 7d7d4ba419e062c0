### Caches: what can be fetched or built again.

cache-name-downloads = our downloads
cache-name-catalog = our list of releases
cache-name-proofs = the caches of our proofs
cache-name-staging = what interrupted runs left
cache-name-go-build = Go’s build cache
cache-name-go-modules = Go’s module cache

cache-line = { $name }: { $size } in { $path }
cache-line-of-go = { $name }: { $size } in { $path } ({ $origin })
cache-line-foreign = { $name }: { $path } does not look like one and is left alone
cache-none = There is nothing in any cache
cache-ours = Ours together: { $size }; Go’s are cleaned only when they are named

cache-title = Plan: empty caches
cache-request = empty caches: { $names }
cache-remove = Remove { $name } in { $path } ({ $size })
cache-empty = there is nothing in { $name }
cache-undo-fills-again = cannot be taken back; it fills again when it is needed
cache-frees = { $size } become free. None of this can be taken back; caches fill again when they are needed
