-- Whether the key of the device has signed for this session: naming a device is not holding it.
alter table identity.session add column device_proven boolean not null default false;
