"""What brings a group to life: answers, topics, points, and how the group is doing."""
