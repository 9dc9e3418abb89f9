-- The registry keeps its schemas in a database of its own, beside the alert-service's.
CREATE DATABASE registry;
