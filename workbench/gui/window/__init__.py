"""The window itself: menus, pages, the open case, status and trouble."""
