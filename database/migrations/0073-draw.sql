-- «Rút đảng viên» — people of cells that stand are placed in a new or another cell.
alter table restructuring.step drop constraint step_kind_check;
alter table restructuring.step add constraint step_kind_check check (kind in
  ('found', 'merge', 'split', 'draw', 'dissolve', 'move', 'upgrade', 'rename', 'admit', 'release'));

alter table organisation.act drop constraint act_kind_check;
alter table organisation.act add constraint act_kind_check check (kind in
  ('found', 'merge', 'split', 'draw', 'dissolve', 'move', 'upgrade', 'rename', 'reorganise', 'offices', 'admit', 'release', 'rectify'));
