# What Cloudflare runs workers with, on this machine.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    ( name = "main",
      worker = (
        modules = [ ( name = "worker", esModule = embed "dist/worker.js" ) ],
        compatibilityDate = "2025-01-01",
        bindings = [
          ( name = "FAL_KEY", fromEnvironment = "FAL_KEY" ),
          ( name = "FAL_URL", fromEnvironment = "FAL_URL" ),
        ],
      )
    ),
    # The emulator is on this machine.
    ( name = "internet", network = ( allow = [ "local" ] ) ),
  ],
  sockets = [
    ( name = "http", address = "127.0.0.1:0", http = (), service = "main" ),
  ],
);
