UPDATE subscriptions SET settled = position
